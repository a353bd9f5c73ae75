package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who rates: of one identity the same line gets ratings that compare.
 *
 * @param provider as {@code --provider} has it
 * @param name the evaluator's, such as a model's
 * @param version the evaluator's, such as a prompt's
 * @param calibration tells files of maps from each other; empty without one
 */
record RaterIdentity(String provider, String name, String version, String calibration) {

    /**
     * Who rates as an evaluator and a calibration do. To rate an answer that says nothing takes no call, and tells who did it.
     *
     * @throws Unusable when the calibration cannot be read
     */
    static RaterIdentity of(String provider, Evaluator evaluator, @Nullable Path calibration) {
        Submission silence = new Submission(
                "?", Style.BEHAVIOURAL, GeneralRubric.of(Style.BEHAVIOURAL), List.of(), List.of(), "", Locale.ENGLISH);
        Provenance rater = evaluator.evaluate(silence).provenance();
        try {
            byte[] maps = calibration == null ? new byte[0] : Files.readAllBytes(calibration);
            String fingerprint = maps.length == 0 ? "" : HexFormat.of().formatHex(sha256().digest(maps));
            return new RaterIdentity(provider, rater.rater(), rater.version(), fingerprint);
        } catch (IOException e) {
            throw new Unusable("cannot read " + calibration + ": " + Failures.reason(e), e);
        }
    }

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
