package dev.vivavoce.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A file of tensors as <a href="https://github.com/huggingface/safetensors">safetensors</a> lays them out: the length of a header in eight bytes, the
 * header in JSON, the numbers in little-endian order. The file is mapped, not read: a tensor costs memory when somebody looks at it. Thread-safe.
 */
final class Safetensors implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int PREFIX = 8;

    /** How the numbers of a tensor are stored. */
    enum Type {
        F32(4),
        F16(2),
        BF16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /**
     * Where a tensor lies.
     *
     * @param shape rows first
     * @param from first byte in the file
     */
    record Tensor(Type type, List<Integer> shape, long from) {
        long bytes() {
            return Math.multiplyExact(Architecture.size(shape), type.bytes);
        }
    }

    private final String name;
    private final FileChannel file;
    private final Map<String, Tensor> tensors;

    private Safetensors(String name, FileChannel file, Map<String, Tensor> tensors) {
        this.name = name;
        this.file = file;
        this.tensors = tensors;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws ModelFolderException where it is not of this format, or cut off
     */
    static Safetensors open(Path path) throws IOException {
        return open(path, tensor -> true);
    }

    /**
     * Opens a file and reads what its header says of some tensors; others may be of any type.
     *
     * @throws ModelFolderException where it is not of this format, or cut off
     */
    static Safetensors open(Path path, Predicate<String> wanted) throws IOException {
        String name = String.valueOf(path.getFileName());
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new Safetensors(name, file, header(name, file, wanted));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** {@code count} rows of a tensor from {@code row} on, in little-endian order; at most 2 GiB at once. */
    ByteBuffer rows(String tensor, int row, int count) throws IOException {
        Tensor found = tensors.get(tensor);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no tensor " + tensor);
        }
        if (row < 0 || count < 1 || row + (long) count > found.shape().get(0)) {
            throw new IllegalArgumentException("rows " + row + " to " + (row + (long) count) + " are not of " + tensor);
        }
        long width = found.bytes() / found.shape().get(0);
        return file.map(FileChannel.MapMode.READ_ONLY, found.from() + row * width, count * width)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static Map<String, Tensor> header(String name, FileChannel file, Predicate<String> wanted)
            throws IOException {
        long length = file.size() < PREFIX ? -1 : read(file, 0, PREFIX).getLong();
        if (length < 2 || length > LONGEST_HEADER || PREFIX + length > file.size()) {
            throw new ModelFolderException(name + " is no safetensors file, or its header is cut off");
        }
        byte[] bytes = new byte[(int) length];
        read(file, PREFIX, (int) length).get(bytes);
        JsonNode header;
        try {
            header = MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new ModelFolderException(name + ": the header is no JSON", e);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        header.properties().forEach(entry -> {
            if (!entry.getKey().equals("__metadata__") && wanted.test(entry.getKey())) {
                tensors.put(entry.getKey(), tensor(name, entry.getKey(), entry.getValue(), PREFIX + length));
            }
        });
        long end = tensors.values().stream()
                .mapToLong(tensor -> tensor.from() + tensor.bytes())
                .max()
                .orElse(0);
        if (end > file.size()) {
            throw new ModelFolderException(name + " is cut off: " + (end - file.size()) + " bytes are missing");
        }
        return tensors;
    }

    private static Tensor tensor(String file, String tensor, JsonNode entry, long start) {
        Type type;
        try {
            type = Type.valueOf(entry.path("dtype").asText());
        } catch (IllegalArgumentException e) {
            throw new ModelFolderException(
                    file + ": " + tensor + " is of type " + entry.path("dtype").asText("none")
                            + ", not F32, F16 or BF16",
                    e);
        }
        List<Integer> shape = new ArrayList<>();
        for (JsonNode size : entry.path("shape")) {
            if (!size.canConvertToInt() || size.intValue() < 1) {
                throw new ModelFolderException(file + ": the shape of " + tensor + " is " + entry.path("shape"));
            }
            shape.add(size.intValue());
        }
        JsonNode offsets = entry.path("data_offsets");
        long from = offsets.path(0).asLong(-1);
        Tensor found;
        try {
            found = new Tensor(type, List.copyOf(shape), Math.addExact(start, from));
            if (shape.isEmpty() || from < 0 || offsets.path(1).asLong(-1) != Math.addExact(from, found.bytes())) {
                throw new ModelFolderException(
                        file + ": " + tensor + " of shape " + shape + " cannot lie at " + offsets);
            }
        } catch (ArithmeticException e) {
            throw new ModelFolderException(file + ": " + tensor + " of shape " + shape + " is too large", e);
        }
        return found;
    }

    private static ByteBuffer read(FileChannel file, long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        int read;
        do {
            read = file.read(bytes, from + bytes.position());
        } while (read >= 0 && bytes.hasRemaining());
        return bytes.flip();
    }
}
