package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder with a language model as Hugging Face lays it out: {@code config.json}, {@code tokenizer.json} and {@code *.safetensors}, in one file or in
 * several with an index. It is looked through before anything is loaded: whatever is missing, cut off or of another shape is told by name. Thread-safe;
 * closing it lets go of the files.
 */
public final class ModelFolder implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String WHOLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final Path folder;
    private final Architecture architecture;
    private final Map<String, Safetensors> files = new LinkedHashMap<>();

    /** By the names of tensors. */
    private final Map<String, Safetensors> places = new HashMap<>();

    private ModelFolder(Path folder, Architecture architecture) {
        this.folder = folder;
        this.architecture = architecture;
    }

    /**
     * Opens a folder.
     *
     * @throws ModelFolderException where it is no model that can be run; the message says why
     * @throws UncheckedIOException where a file cannot be read
     */
    public static ModelFolder open(Path folder) {
        requireNonNull(folder, "folder");
        if (!Files.isDirectory(folder)) {
            throw new ModelFolderException(folder + " is no folder");
        }
        Architecture architecture = Architecture.of(json(folder, "config.json"));
        if (!Files.isRegularFile(folder.resolve("tokenizer.json"))) {
            throw new ModelFolderException("tokenizer.json is missing");
        }
        ModelFolder opened = new ModelFolder(folder, architecture);
        try {
            opened.find();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The architecture's name, as in {@code config.json}. */
    public String architecture() {
        return architecture.name();
    }

    /** How many numbers the model consists of. */
    public long parameters() {
        return architecture.parameters();
    }

    /** The most tokens of prompt and reply together. */
    public int context() {
        return architecture.context();
    }

    /**
     * How much memory it takes.
     *
     * @param type how its weights are held
     * @param tokens of all conversations at once, whose keys and values are kept
     * @return bytes of weights and of what is kept; a tenth is added for what is in the making
     */
    public long bytes(WeightType type, long tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens must be 0 or more but were " + tokens);
        }
        long weights = architecture.tensors().entrySet().stream()
                .mapToLong(tensor -> bytes(type, tensor))
                .sum();
        // All but the exact ones are laid out for reckoning; the embedding is held as it is besides.
        long twice = architecture.tied() && type != WeightType.F32 ? head(type) : 0;
        long kept = Math.multiplyExact(architecture.cacheBytes(type == WeightType.F32 ? 4 : 2), tokens);
        return (weights + twice + kept) / 10 * 11;
    }

    /** Bytes of its weights as they are stored. */
    public long stored() {
        return architecture.tensors().keySet().stream()
                .mapToLong(tensor ->
                        requireNonNull(file(tensor).tensors().get(tensor)).bytes())
                .sum();
    }

    /** Bytes of weights that one token makes the machine read: all but the embedding, of which it is one row. */
    long read(WeightType type) {
        long weights = architecture.tensors().entrySet().stream()
                .mapToLong(tensor -> bytes(type, tensor))
                .sum();
        return architecture.tied() ? weights : weights - head(type);
    }

    private long head(WeightType type) {
        return type.ofEnds().bytes(List.of(architecture.vocabulary(), architecture.hidden()));
    }

    private static long bytes(WeightType type, Map.Entry<String, List<Integer>> tensor) {
        boolean end = tensor.getKey().equals(Architecture.EMBEDDING)
                || tensor.getKey().equals(Architecture.HEAD);
        return (end ? type.ofEnds() : type).bytes(tensor.getValue());
    }

    /**
     * How much memory this machine, or the container that this JVM is in, could give now: what is free, and what the system would give back of its
     * own caches, where it says so.
     *
     * @return bytes
     */
    public static long freeBytes() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long free = system.getFreeMemorySize();
        Path told = Path.of("/proc/meminfo");
        if (!Files.isReadable(told)) {
            return free;
        }
        try (Stream<String> lines = Files.lines(told)) {
            long available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(free);
            return Math.min(available, system.getTotalMemorySize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Architecture shape() {
        return architecture;
    }

    /** The file that a tensor lies in. */
    Safetensors file(String tensor) {
        Safetensors file = places.get(tensor);
        if (file == null) {
            throw new IllegalArgumentException("no tensor is called " + tensor);
        }
        return file;
    }

    @Override
    public void close() {
        try {
            for (Safetensors file : files.values()) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void find() throws IOException {
        for (String name : names()) {
            Path path = folder.resolve(name);
            if (!Files.isRegularFile(path)) {
                throw new ModelFolderException(name + " is missing");
            }
            Safetensors file = Safetensors.open(path);
            files.put(name, file);
            file.tensors().keySet().forEach(tensor -> places.put(tensor, file));
        }
        architecture.tensors().forEach((tensor, shape) -> {
            Safetensors file = places.get(tensor);
            if (file == null) {
                throw new ModelFolderException("the tensor " + tensor + " is in none of " + files.keySet());
            }
            List<Integer> found = requireNonNull(file.tensors().get(tensor)).shape();
            if (!found.equals(shape)) {
                throw new ModelFolderException(
                        "the tensor " + tensor + " is of shape " + found + "; config.json says " + shape);
            }
        });
    }

    private SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        if (!Files.exists(folder.resolve(INDEX))) {
            names.add(WHOLE);
            return names;
        }
        json(folder, INDEX).path("weight_map").forEach(file -> {
            if (!file.asText().matches("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.safetensors")) {
                throw new ModelFolderException(INDEX + " names " + file + ", which is no file of this folder");
            }
            names.add(file.asText());
        });
        if (names.isEmpty()) {
            throw new ModelFolderException(INDEX + " names no file");
        }
        return names;
    }

    private static JsonNode json(Path folder, String name) {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new ModelFolderException(name + " is missing");
        }
        try {
            return MAPPER.readTree(path.toFile());
        } catch (JsonProcessingException e) {
            throw new ModelFolderException(name + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
