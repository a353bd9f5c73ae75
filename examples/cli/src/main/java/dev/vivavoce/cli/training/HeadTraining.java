package dev.vivavoce.cli.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.embedded.OrdinalHead;
import dev.vivavoce.embedded.Traits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Learns by DJL's trainer how people weigh what the evaluator sees. The same examples, in the same order, and the same seed teach the same. */
public final class HeadTraining {

    /** Fewer answers of a part teach it little; it then stays as the rules have it. */
    public static final int FEWEST = 30;

    private static final String ENGINE = "PyTorch";
    private static final int STEPS = 600;
    private static final int AT_ONCE = 256;
    private static final float RATE = 0.05f;
    private static final float RIDGE = 0.002f;
    private static final double ROUND = 1e5;

    /**
     * An answer that a person scored.
     *
     * @param traits what the evaluator saw in it
     * @param label 1 to 10
     */
    public record Example(Traits traits, double label) {}

    private HeadTraining() {}

    /**
     * What the examples teach.
     *
     * @return for each part of which there are enough examples
     * @throws Unusable where PyTorch's native code is missing
     */
    public static Map<Traits.Part, OrdinalHead.Learned> learn(List<Example> examples, long seed) {
        start();
        Map<Traits.Part, OrdinalHead.Learned> learned = new EnumMap<>(Traits.Part.class);
        for (Traits.Part part : Traits.Part.values()) {
            List<Example> own = examples.stream()
                    .filter(example -> example.traits().part() == part)
                    .toList();
            if (own.size() >= FEWEST) {
                learned.put(part, new Batches(own).learn(seed));
            }
        }
        return learned;
    }

    private static void start() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        // Sums would depend on how many threads share them, and there is little to share.
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        try {
            Engine.getEngine(ENGINE);
        } catch (EngineException | IllegalStateException | IllegalArgumentException | UnsatisfiedLinkError missing) {
            throw new Unusable(
                    "train needs PyTorch's native code for this machine on the class path: the jar"
                            + " ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier linux-x86_64, osx-aarch64 or win-x86_64 ("
                            + missing.getMessage() + ")",
                    missing);
        }
    }

    /** Examples as columns of numbers that have the mean 0 and the deviation 1. */
    private static final class Batches {
        private final List<String> names;
        private final double[] means;
        private final double[] deviations;
        private final List<float[]> rows = new ArrayList<>();
        private final List<float[]> above = new ArrayList<>();

        Batches(List<Example> examples) {
            names = List.copyOf(examples.get(0).traits().values().keySet());
            means = new double[names.size()];
            deviations = new double[names.size()];
            List<double[]> raw = new ArrayList<>();
            for (Example example : examples) {
                double[] values = example.traits().values().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                raw.add(values);
                above.add(above(example.label()));
            }
            for (int i = 0; i < means.length; i++) {
                int at = i;
                double mean = raw.stream().mapToDouble(row -> row[at]).average().orElse(0);
                double variance = raw.stream()
                        .mapToDouble(row -> (row[at] - mean) * (row[at] - mean))
                        .average()
                        .orElse(0);
                means[i] = round(mean);
                // One that never varies tells nothing, and must not divide by nothing.
                deviations[i] = Math.max(1 / ROUND, round(Math.sqrt(variance)));
            }
            raw.forEach(values -> rows.add(scaled(values)));
        }

        private float[] scaled(double[] values) {
            float[] row = new float[values.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) ((values[i] - means[i]) / deviations[i]);
            }
            return row;
        }

        /** How much of the label is above each threshold: whole labels are, or are not. */
        private static float[] above(double label) {
            float[] above = new float[OrdinalHead.THRESHOLDS];
            for (int i = 0; i < above.length; i++) {
                above[i] = (float) Math.max(0, Math.min(1, label - (i + 1)));
            }
            return above;
        }

        OrdinalHead.Learned learn(long seed) {
            ProportionalOdds odds = new ProportionalOdds(names.size(), OrdinalHead.THRESHOLDS);
            DefaultTrainingConfig config = new DefaultTrainingConfig(new ProportionalOdds.Misfit(RIDGE))
                    .optDevices(new Device[] {Device.cpu()})
                    .optOptimizer(Adam.builder()
                            .optLearningRateTracker(Tracker.fixed(RATE))
                            .build());
            try (Model model = Model.newInstance("head", Device.cpu(), ENGINE)) {
                model.setBlock(odds);
                try (Trainer trainer = model.newTrainer(config)) {
                    trainer.initialize(new Shape(1, names.size()));
                    train(trainer, new Random(seed));
                }
                return learned(odds, model);
            }
        }

        private void train(Trainer trainer, Random random) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                order.add(i);
            }
            int next = order.size();
            for (int step = 0; step < STEPS; step++) {
                if (next >= order.size()) {
                    Collections.shuffle(order, random);
                    next = 0;
                }
                step(trainer, order.subList(next, Math.min(order.size(), next + AT_ONCE)));
                next += AT_ONCE;
            }
        }

        private void step(Trainer trainer, List<Integer> some) {
            try (NDManager manager = trainer.getManager().newSubManager();
                    GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray seen = manager.create(some.stream().map(rows::get).toArray(float[][]::new));
                NDArray labels = manager.create(some.stream().map(above::get).toArray(float[][]::new));
                NDList found = trainer.forward(new NDList(seen));
                gradients.backward(trainer.getLoss().evaluate(new NDList(labels), found));
            }
            trainer.step();
        }

        private OrdinalHead.Learned learned(ProportionalOdds odds, Model model) {
            try (NDManager manager = model.getNDManager().newSubManager()) {
                List<Double> thresholds = new ArrayList<>();
                for (float threshold : odds.thresholds(manager)) {
                    thresholds.add(round(threshold));
                }
                float[] weights = odds.weights(manager);
                List<OrdinalHead.Weighed> traits = new ArrayList<>();
                for (int i = 0; i < weights.length; i++) {
                    traits.add(new OrdinalHead.Weighed(names.get(i), means[i], deviations[i], round(weights[i])));
                }
                return new OrdinalHead.Learned(thresholds, traits);
            }
        }

        private static double round(double value) {
            return Math.round(value * ROUND) / ROUND;
        }
    }
}
