package dev.vivavoce.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A text encoder that is loaded: tokenizer and forward pass. Thread-safe, but for {@link #close}. */
final class Encoder implements AutoCloseable {
    private static final String ENGINE = "Rust";

    /** More tokens at once make nothing faster on a CPU, and take memory. */
    private static final int TOKENS_AT_ONCE = 4096;

    private final EncoderFolder folder;
    private final HuggingFaceTokenizer tokenizer;
    private final Model model;

    private Encoder(EncoderFolder folder, HuggingFaceTokenizer tokenizer, Model model) {
        this.folder = folder;
        this.tokenizer = tokenizer;
        this.model = model;
    }

    static Encoder load(EncoderFolder folder) {
        Offline.stay();
        HuggingFaceTokenizer tokenizer = tokenizer(folder);
        try {
            return new Encoder(folder, tokenizer, model(folder));
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static HuggingFaceTokenizer tokenizer(EncoderFolder folder) {
        String longest = String.valueOf(folder.longest());
        try {
            return HuggingFaceTokenizer.newInstance(
                    folder.tokenizer(),
                    Map.of(
                            "addSpecialTokens",
                            "true",
                            "truncation",
                            "true",
                            "maxLength",
                            longest,
                            "modelMaxLength",
                            longest,
                            "padding",
                            "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw unloadable(e);
        } catch (RuntimeException e) {
            throw new ModelFolderException("tokenizer.json holds no tokenizer that is known: " + e.getMessage(), e);
        }
    }

    private static Model model(EncoderFolder folder) {
        Model model;
        try {
            model = Model.newInstance(folder.folder().toString(), Device.cpu(), ENGINE);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw unloadable(e);
        }
        try {
            // It would take 16 bits otherwise, which CPUs compute no faster.
            model.setDataType(DataType.FLOAT32);
            model.load(folder.folder().toAbsolutePath());
            return model;
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new ModelFolderException("the model cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static IllegalStateException unloadable(Throwable e) {
        return new IllegalStateException(
                "the native code of ai.djl.huggingface:tokenizers cannot run on this machine: " + e.getMessage(), e);
    }

    int width() {
        return folder.width();
    }

    int longest() {
        return folder.longest();
    }

    Tokens tokens(String text) {
        Encoding encoding = tokenizer.encode(text);
        return new Tokens(encoding.getIds(), encoding.getTypeIds(), encoding.exceedMaxLength());
    }

    /** In the order of the texts. Those of one length go together: the native code does not know what padding is. */
    List<float[]> vectors(List<Tokens> texts) {
        float[][] vectors = new float[texts.size()][];
        Map<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int i = 0; i < vectors.length; i++) {
            byLength.computeIfAbsent(texts.get(i).length(), any -> new ArrayList<>())
                    .add(i);
        }
        byLength.forEach((length, places) -> {
            int most = Math.max(1, TOKENS_AT_ONCE / Math.max(1, length));
            for (int from = 0; from < places.size(); from += most) {
                List<Integer> some = places.subList(from, Math.min(places.size(), from + most));
                List<float[]> found = forward(some.stream().map(texts::get).toList(), length);
                for (int i = 0; i < some.size(); i++) {
                    vectors[some.get(i)] = found.get(i);
                }
            }
        });
        return Arrays.asList(vectors);
    }

    private List<float[]> forward(List<Tokens> texts, int length) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        if (length == 0) {
            texts.forEach(any -> vectors.add(new float[folder.width()]));
            return vectors;
        }
        float[] states;
        try (NDManager manager = model.getNDManager().newSubManager()) {
            Shape shape = new Shape(texts.size(), length);
            long[] ids = new long[texts.size() * length];
            long[] types = new long[ids.length];
            long[] mask = new long[ids.length];
            Arrays.fill(mask, 1);
            for (int i = 0; i < texts.size(); i++) {
                System.arraycopy(texts.get(i).ids(), 0, ids, i * length, length);
                System.arraycopy(texts.get(i).types(), 0, types, i * length, length);
            }
            NDArray output = model.getBlock()
                    .forward(
                            new ParameterStore(manager, false),
                            new NDList(
                                    manager.create(ids, shape),
                                    manager.create(mask, shape),
                                    manager.create(types, shape)),
                            false)
                    .singletonOrThrow();
            states = output.toFloatArray();
        }
        for (int i = 0; i < texts.size(); i++) {
            float[] vector = folder.pooling().pool(states, i * length * width(), length, width(), folder.normed());
            for (float number : vector) {
                if (!Float.isFinite(number)) {
                    throw new ModelFolderException(
                            "the model gives no numbers: some of its weights are none, or too large");
                }
            }
            vectors.add(vector);
        }
        return vectors;
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
