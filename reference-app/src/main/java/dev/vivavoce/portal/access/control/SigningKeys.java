package dev.vivavoce.portal.access.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys that sign tokens, shared by all nodes through the database, sealed by the master key. The newest one signs; when it has its days
 * a node makes the next one; an old one goes when no token of it can still be valid. Nothing outside asks for them, so there is no public key set.
 */
@ApplicationScoped
public class SigningKeys {
    private static final Duration ONE_LOOK = Duration.ofSeconds(1);

    private record Key(ECKey key, Instant createdAt) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Sealed(String id, byte[] sealed) {}

    private record Loaded(List<Key> newestFirst, Instant at) {}

    @Inject
    Database database;

    @Inject
    MasterKey masterKey;

    @Inject
    @ConfigProperty(name = "signing.key.days")
    int days;

    /** How long a node may not know of a key that another has made or removed, unless it meets a token of it. */
    @Inject
    @ConfigProperty(name = "signing.key.look.seconds")
    int lookSeconds;

    private volatile Loaded loaded = new Loaded(List.of(), Instant.EPOCH);

    /** The key to sign with, made where there is none that is young enough. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public ECKey current() {
        Instant oldest = Instant.now().minus(Duration.ofDays(days));
        Optional<ECKey> young = young(known(Duration.ofSeconds(lookSeconds)), oldest);
        if (young.isPresent()) {
            return young.get();
        }
        database.row(row -> true, "select pg_advisory_xact_lock(hashtextextended('signing key', 3))");
        if (young(load(), oldest).isEmpty()) {
            make();
            database.change("delete from signing_key where created_at < ?", oldest.minus(Duration.ofDays(2)));
        }
        return young(load(), oldest).orElseThrow();
    }

    /**
     * The key of that id. An unknown one is looked for in the database, but not more than once a second. In a transaction of its own: a connection
     * taken outside of one stays with the request.
     */
    @Transactional
    public Optional<ECKey> find(String id) {
        Optional<ECKey> known = find(known(Duration.ofSeconds(lookSeconds)), id);
        return known.isPresent() ? known : find(known(ONE_LOOK), id);
    }

    private static Optional<ECKey> find(List<Key> keys, String id) {
        return keys.stream()
                .map(Key::key)
                .filter(key -> id.equals(key.getKeyID()))
                .findFirst();
    }

    private static Optional<ECKey> young(List<Key> keys, Instant oldest) {
        return keys.stream()
                .filter(key -> key.createdAt().isAfter(oldest))
                .map(Key::key)
                .findFirst();
    }

    private List<Key> known(Duration age) {
        Loaded now = loaded;
        return now.at().plus(age).isBefore(Instant.now()) ? load() : now.newestFirst();
    }

    private List<Key> load() {
        List<Key> keys = database.rows(
                row -> new Key(open(row.getString("id"), row.getBytes("sealed")), Database.instant(row, "created_at")),
                "select id, sealed, created_at from signing_key order by created_at desc");
        loaded = new Loaded(keys, Instant.now());
        return keys;
    }

    /** Seals all by the newest master key; how many another one had sealed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int sealByNewestMaster() {
        int changed = 0;
        for (Sealed key : database.rows(
                row -> new Sealed(row.getString("id"), row.getBytes("sealed")),
                "select id, sealed from signing_key for update")) {
            if (!opensWithNewest(key)) {
                try {
                    byte[] plain = masterKey.aead().decrypt(key.sealed(), bound(key.id()));
                    database.change(
                            "update signing_key set sealed = ? where id = ?",
                            masterKey.newest().encrypt(plain, bound(key.id())),
                            key.id());
                    changed++;
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("A signing key cannot be opened: is a master key missing?", e);
                }
            }
        }
        return changed;
    }

    private boolean opensWithNewest(Sealed key) {
        try {
            masterKey.newest().decrypt(key.sealed(), bound(key.id()));
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private void make() {
        String id = UUID.randomUUID().toString();
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
            byte[] sealed = masterKey.aead().encrypt(key.toJSONString().getBytes(StandardCharsets.UTF_8), bound(id));
            database.change(
                    "insert into signing_key (id, sealed, created_at) values (?, ?, ?)", id, sealed, Instant.now());
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException("A signing key cannot be made.", e);
        }
    }

    private ECKey open(String id, byte[] sealed) {
        try {
            return ECKey.parse(new String(masterKey.aead().decrypt(sealed, bound(id)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | ParseException e) {
            throw new IllegalStateException("Signing keys cannot be opened: is MASTER_KEY another one than before?", e);
        }
    }

    private static byte[] bound(String id) {
        return ("signing key " + id).getBytes(StandardCharsets.UTF_8);
    }
}
