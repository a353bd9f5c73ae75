package dev.vivavoce.cli.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.util.PairList;

/**
 * A proportional odds model as a block: from traits, one row an answer, to the log odds that its score is above each threshold, one column a
 * threshold, and to the weights, for whoever keeps them small. All weights come out above 0, and each threshold above the one before, because they are learned as
 * the {@code log(1 + exp(x))} of what changes freely.
 */
final class ProportionalOdds extends AbstractBlock {

    private static final byte VERSION = 1;

    private final int traits;
    private final int thresholds;
    private final Parameter weights;
    private final Parameter first;
    private final Parameter steps;

    ProportionalOdds(int traits, int thresholds) {
        super(VERSION);
        this.traits = traits;
        this.thresholds = thresholds;
        weights = parameter("weights", Parameter.Type.WEIGHT, new Shape(traits, 1), -1);
        first = parameter("first", Parameter.Type.BIAS, new Shape(1, 1), -2);
        steps = parameter("steps", Parameter.Type.BIAS, new Shape(1, thresholds - 1), 0);
    }

    private Parameter parameter(String name, Parameter.Type type, Shape shape, float value) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(shape)
                .optInitializer(new ConstantInitializer(value))
                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
        NDArray seen = inputs.singletonOrThrow();
        NDArray positive = Activation.softPlus(store.getValue(weights, seen.getDevice(), training));
        NDArray sum = seen.matMul(positive);
        return new NDList(sum.sub(thresholds(store, seen, training)), positive);
    }

    private NDArray thresholds(ParameterStore store, NDArray like, boolean training) {
        NDArray lowest = store.getValue(first, like.getDevice(), training);
        NDArray above = Activation.softPlus(store.getValue(steps, like.getDevice(), training));
        return lowest.concat(lowest.add(above.cumSum(1)), 1);
    }

    /** The weights, above 0, in the order of the traits. */
    float[] weights(NDManager manager) {
        return Activation.softPlus(in(manager, weights)).toFloatArray();
    }

    /** The thresholds, each above the one before. */
    float[] thresholds(NDManager manager) {
        NDArray lowest = in(manager, first);
        return lowest.concat(lowest.add(Activation.softPlus(in(manager, steps)).cumSum(1)), 1)
                .toFloatArray();
    }

    private static NDArray in(NDManager manager, Parameter parameter) {
        NDArray copy = parameter.getArray().duplicate();
        copy.attach(manager);
        return copy;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), thresholds), new Shape(traits, 1)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputs) {
        // It has none.
    }

    /**
     * The mean cross-entropy over answers and thresholds, and {@code strength} times the sum of the squares of the weights (a ridge).
     */
    static final class Misfit extends Loss {

        private final Loss crossEntropy = Loss.sigmoidBinaryCrossEntropyLoss();
        private final float strength;

        Misfit(float strength) {
            super("Misfit");
            this.strength = strength;
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            NDArray misfit = crossEntropy.evaluate(labels, new NDList(predictions.get(0)));
            return misfit.add(predictions.get(1).square().sum().mul(strength));
        }
    }
}
