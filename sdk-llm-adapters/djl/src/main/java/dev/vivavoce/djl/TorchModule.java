package dev.vivavoce.djl;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/**
 * A TorchScript module on a device, and the ways to hand numbers to it: what is handed over is let go of with the call. One thread at a time uses it.
 */
final class TorchModule implements AutoCloseable {
    /** DJL's native part ends the process when it is given a type that it does not know, BFLOAT16 among them. */
    private static final Set<DataType> HARMLESS = EnumSet.of(DataType.FLOAT32, DataType.INT64);

    private final PtNDManager manager;
    private final PtSymbolBlock block;

    private TorchModule(PtNDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    static TorchModule load(Device device, byte[] archive) {
        PtNDManager manager = (PtNDManager) PyTorch.start().newBaseManager(device);
        try {
            return new TorchModule(
                    manager, JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false));
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Something that a method takes, made for one call. */
    @FunctionalInterface
    interface Argument {
        IValue in(PtNDManager scope);
    }

    static Argument number(long value) {
        return scope -> IValue.from(value);
    }

    static Argument numbers(long... values) {
        return scope -> IValue.listFrom(values);
    }

    /** A tensor of what lies in a direct buffer from its beginning on, which the call may read but not keep. */
    static Argument tensor(ByteBuffer numbers, DataType type, long... shape) {
        requireHarmless(type);
        return scope -> IValue.from(scope.create(numbers, new Shape(shape), type));
    }

    static Argument tensor(long[] numbers, long... shape) {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(Long.BYTES * numbers.length).order(ByteOrder.nativeOrder());
        buffer.asLongBuffer().put(numbers);
        return tensor(buffer, DataType.INT64, shape);
    }

    static void requireHarmless(DataType type) {
        if (!HARMLESS.contains(type)) {
            throw new IllegalArgumentException("an array of type " + type + " would end this process; take one of "
                    + HARMLESS + " and let the program change it");
        }
    }

    /** Calls a method that gives a whole number. */
    long call(String method, Argument... arguments) {
        try (PtNDManager scope = scope();
                IValue result = run(method, scope, arguments)) {
            return result.toLong();
        }
    }

    /** Calls a method that gives a tensor of 32-bit numbers. */
    float[] floats(String method, Argument... arguments) {
        try (PtNDManager scope = scope();
                IValue result = run(method, scope, arguments);
                PtNDArray tensor = result.toTensor(scope)) {
            return tensor.toFloatArray();
        }
    }

    private PtNDManager scope() {
        return manager.newSubManager(manager.getDevice());
    }

    private IValue run(String method, PtNDManager scope, Argument... arguments) {
        IValue[] values = new IValue[arguments.length];
        try {
            for (int i = 0; i < arguments.length; i++) {
                values[i] = arguments[i].in(scope);
            }
            return IValueUtils.runMethod(block, method, values);
        } finally {
            for (IValue value : values) {
                if (value != null) {
                    value.close();
                }
            }
        }
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
