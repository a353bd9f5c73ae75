package dev.vivavoce.djl;

import ai.djl.Device;
import java.nio.file.Path;

/** Engines for tests, and what tests ask of logits. */
final class Engines {
    private Engines() {}

    static Engine load(Path folder, WeightType type, int slots) {
        try (ModelFolder model = ModelFolder.open(folder)) {
            return Loading.load(model, new Placement(Device.cpu(), type, slots, model.context()), bytes -> {});
        }
    }

    /** As on a processor that oneDNN has nothing for. */
    static Engine loadPlainly(Path folder, WeightType type) {
        try (ModelFolder model = ModelFolder.open(folder)) {
            return Loading.load(model, new Placement(Device.cpu(), type, 1, model.context()), bytes -> {}, false);
        }
    }

    static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    /** The root mean square of the difference, as a share of that of what was expected. */
    static double difference(float[] logits, float[] expected) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(logits[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / size);
    }
}
