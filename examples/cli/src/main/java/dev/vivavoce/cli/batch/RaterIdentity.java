package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Who rates: of one identity the same line gets ratings that compare.
 *
 * @param provider as {@code --provider} has it
 * @param name the evaluator's, such as a model's
 * @param version the evaluator's, such as a prompt's
 * @param calibration tells files of maps from each other; empty without one
 */
record RaterIdentity(String provider, String name, String version, String calibration) {

    /** The one that {@link #json} has written. */
    static RaterIdentity of(JsonNode json) {
        return new RaterIdentity(
                json.path("provider").asText(),
                json.path("name").asText(),
                json.path("version").asText(),
                json.path("calibration").asText());
    }

    /** What tells that a result is of this rater and a line: the same for no other rater and no other line. */
    String key(RawLine line) {
        MessageDigest digest = sha256();
        for (String part : List.of(provider, name, version, calibration, Long.toString(line.length()))) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(line.bytes()));
    }

    /** What tells contents of a file from each other. */
    static String fingerprint(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    ObjectNode json() {
        return Json.object()
                .put("provider", provider)
                .put("name", name)
                .put("version", version)
                .put("calibration", calibration);
    }

    @Override
    public String toString() {
        return name + " " + version + " of " + provider + (calibration.isEmpty() ? "" : ", calibrated");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
