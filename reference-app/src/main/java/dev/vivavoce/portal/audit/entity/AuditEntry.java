package dev.vivavoce.portal.audit.entity;

import dev.vivavoce.portal.storage.control.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One deed. The hash is SHA-256 over the previous hash, number, microseconds since 1970, and each text as its length in bytes (four, big
 * endian) and its UTF-8, in the order of the components. No JPA class: nothing may update or remove it.
 */
@SuppressWarnings("ArrayRecordComponent")
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        String subject,
        String address,
        String request,
        byte[] previous,
        byte[] hash) {

    public static final AuditEntry BEFORE_THE_FIRST =
            new AuditEntry(0, Instant.EPOCH, "", "", "", "", "", new byte[32], new byte[32]);

    public AuditEntry followedBy(
            Instant when, String byWhom, String deed, String toWhat, String fromWhere, String inRequest) {
        AuditEntry open =
                new AuditEntry(number + 1, when, byWhom, deed, toWhat, fromWhere, inRequest, hash, new byte[32]);
        return new AuditEntry(number + 1, when, byWhom, deed, toWhat, fromWhere, inRequest, hash, open.digest());
    }

    public boolean follows(AuditEntry last) {
        return number == last.number + 1
                && MessageDigest.isEqual(previous, last.hash)
                && MessageDigest.isEqual(hash, digest());
    }

    private byte[] digest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(number);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (String text : new String[] {actor, action, subject, address, request}) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            return Sha256.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
