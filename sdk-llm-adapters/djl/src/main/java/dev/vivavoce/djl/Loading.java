package dev.vivavoce.djl;

import static dev.vivavoce.djl.TorchModule.number;
import static dev.vivavoce.djl.TorchModule.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.LongConsumer;

/** Hands the weights of a folder to the program that runs them, block by block: never more than one block is held twice. */
final class Loading {
    private static final int BLOCK_BYTES = 16 << 20;

    /** Rows that 4 bits are packed by; a block ends between two of them. */
    private static final int PACK = 64;

    private static final float LARGEST_F16 = 65_504;
    private static final List<String> LISTS = List.of("tables", "weights", "scales", "zeros", "keys", "values");

    private final ModelFolder folder;
    private final Placement placement;
    private final LongConsumer progress;
    private final TorchModule decoder;
    private ByteBuffer block = ByteBuffer.allocateDirect(0);
    private boolean layOut;
    private long done;

    private Loading(ModelFolder folder, Placement placement, LongConsumer progress, TorchModule decoder) {
        this.folder = folder;
        this.placement = placement;
        this.progress = progress;
        this.decoder = decoder;
    }

    /**
     * A model that is ready.
     *
     * @param progress told how many bytes of the files have been read so far
     * @throws ModelFolderException where a weight is not finite
     */
    static PyTorchEngine load(ModelFolder folder, Placement placement, LongConsumer progress) {
        return load(folder, placement, progress, !placement.device().isGpu());
    }

    /** @param layOut whether matrices are laid out for oneDNN, where the processor can do with it */
    static PyTorchEngine load(ModelFolder folder, Placement placement, LongConsumer progress, boolean layOut) {
        Architecture shape = folder.shape();
        TorchModule decoder = TorchModule.load(placement.device(), archive(shape, placement));
        try {
            new Loading(folder, placement, progress, decoder).all(layOut);
            return new PyTorchEngine(decoder, shape.vocabulary(), placement);
        } catch (RuntimeException | Error e) {
            decoder.close();
            throw e;
        }
    }

    private static byte[] archive(Architecture shape, Placement placement) {
        return new TorchArchive("Decoder")
                .with("layers", shape.layers())
                .with("heads", shape.heads())
                .with("key_heads", shape.keyHeads())
                .with("width", shape.headWidth())
                .with("slots", placement.slots())
                .with("kind", kind(placement.type()))
                .with("window", shape.window().orElse(0))
                .with("full", shape.full())
                .with("epsilon", shape.epsilon())
                .with("biased", shape.biased())
                .with("output_biased", shape.outputBiased())
                .with("normed", shape.normed())
                .withTensors(LISTS)
                .bytes(TorchArchive.resource("decoder.torchscript"));
    }

    /** PyTorch's number of the type that is reckoned in. */
    private static int kind(WeightType type) {
        return switch (type) {
            case F32 -> 6;
            case F16 -> 5;
            case BF16, INT8, INT4 -> 15;
        };
    }

    private void all(boolean mayLayOut) {
        Architecture shape = folder.shape();
        turns(shape);
        WeightType type = placement.type();
        matrix(type.ofEnds(), Architecture.EMBEDDING);
        layOut = mayLayOut && canLayOut();
        vector(true, "model.norm.weight");
        if (!shape.tied()) {
            matrix(type.ofEnds(), Architecture.HEAD);
        } else if (layOut) {
            matrix(type.ofEnds(), Architecture.EMBEDDING);
        } else {
            vector(false);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            String of = "model.layers." + layer + ".";
            String attention = of + "self_attn.";
            vector(true, of + "input_layernorm.weight");
            matrix(type, attention + "q_proj.weight", attention + "k_proj.weight", attention + "v_proj.weight");
            vector(shape.biased(), attention + "q_proj.bias", attention + "k_proj.bias", attention + "v_proj.bias");
            vector(shape.normed(), attention + "q_norm.weight");
            vector(shape.normed(), attention + "k_norm.weight");
            matrix(type, attention + "o_proj.weight");
            vector(shape.outputBiased(), attention + "o_proj.bias");
            vector(true, of + "post_attention_layernorm.weight");
            matrix(type, of + "mlp.gate_proj.weight", of + "mlp.up_proj.weight");
            matrix(type, of + "mlp.down_proj.weight");
        }
    }

    /** Cosines and sines of all positions, as they meet the two halves of a head; the first half of the sines is negative. */
    private void turns(Architecture shape) {
        double[] frequencies = shape.rope().frequencies(shape.headWidth());
        int width = shape.headWidth();
        ByteBuffer cosines = direct(placement.context() * width);
        ByteBuffer sines = direct(placement.context() * width);
        for (int position = 0; position < placement.context(); position++) {
            for (int i = 0; i < width; i++) {
                double angle = position * frequencies[i % frequencies.length];
                cosines.putFloat((float) Math.cos(angle));
                sines.putFloat((float) (i < frequencies.length ? -Math.sin(angle) : Math.sin(angle)));
            }
        }
        decoder.call(
                "turn",
                tensor(cosines.rewind(), DataType.FLOAT32, placement.context(), width),
                tensor(sines.rewind(), DataType.FLOAT32, placement.context(), width));
    }

    private void vector(boolean there, String... names) {
        if (!there) {
            decoder.call("vector", tensor(direct(0), DataType.FLOAT32, 0));
            return;
        }
        Rows rows = rows(names);
        hand("vector", rows, rows.count());
    }

    private void matrix(WeightType type, String... names) {
        Rows rows = rows(names);
        boolean eight = rows.columns() % 32 == 0;
        boolean four = eight && rows.count() % 16 == 0;
        String method =
                switch (type) {
                    case F32, BF16, F16 -> "plain";
                    case INT8 -> eight ? "eight" : "plain";
                    case INT4 -> four ? "four" : eight ? "eight" : "plain";
                };
        int most = BLOCK_BYTES / (Float.BYTES * rows.columns()) / PACK * PACK;
        hand(method, rows, Math.max(PACK, most));
        if (layOut) {
            decoder.call("lay_out");
        }
    }

    /** Whether this machine's processor has what oneDNN needs: of the others, many do without. */
    private boolean canLayOut() {
        try {
            return decoder.call("probe") == 1;
        } catch (EngineException unable) {
            return false;
        }
    }

    private Rows rows(String... names) {
        float largest = placement.type() == WeightType.F16 ? LARGEST_F16 : Float.MAX_VALUE;
        return new Rows(folder, List.of(names), largest);
    }

    private void hand(String method, Rows rows, int most) {
        for (int from = 0; from < rows.count(); from += most) {
            int count = Math.min(most, rows.count() - from);
            int size = Math.multiplyExact(count, rows.columns());
            if (block.capacity() < Float.BYTES * size) {
                block = direct(size);
            }
            FloatBuffer numbers = block.clear().asFloatBuffer();
            rows.read(from, count, numbers);
            block.limit(Float.BYTES * size);
            var handed = tensor(block, DataType.FLOAT32, count, rows.columns());
            if (method.equals("vector")) {
                decoder.call(method, handed);
            } else {
                decoder.call(method, handed, number(rows.count()), number(from));
            }
            done += rows.stored(count);
            progress.accept(Math.min(done, folder.stored()));
        }
    }

    private static ByteBuffer direct(int numbers) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, numbers))
                .order(ByteOrder.nativeOrder());
    }
}
