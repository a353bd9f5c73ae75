package dev.vivavoce.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module without weights, in the bytes that PyTorch loads: a zip archive, not compressed, of the class's text and of its attributes in
 * <a href="https://docs.python.org/3/library/pickletools.html">pickle protocol 2</a>. Lists of tensors are empty in it.
 */
final class TorchArchive {
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private final String type;
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    /** @param type the class's name in its text */
    TorchArchive(String type) {
        this.type = type;
        attributes.put("training", false);
    }

    TorchArchive with(String attribute, int value) {
        attributes.put(attribute, value);
        return this;
    }

    TorchArchive with(String attribute, double value) {
        attributes.put(attribute, value);
        return this;
    }

    TorchArchive with(String attribute, boolean value) {
        attributes.put(attribute, value);
        return this;
    }

    TorchArchive withTensors(List<String> lists) {
        lists.forEach(list -> attributes.put(list, List.of()));
        return this;
    }

    byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", pickle());
            store(zip, "code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", EMPTY_TUPLE);
            store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The text of a program that lies beside this class. */
    static String resource(String name) {
        try (InputStream text = TorchArchive.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing from this jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry("archive/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** An object of the class, made of nothing and given its attributes. */
    private byte[] pickle() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x80);
        out.write(2);
        global(out, "__torch__", type);
        out.write(')');
        out.write(0x81);
        out.write('}');
        out.write('(');
        attributes.forEach((name, value) -> {
            string(out, name);
            value(out, value);
        });
        out.writeBytes("ub.".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void value(ByteArrayOutputStream out, Object value) {
        if (value instanceof Boolean truth) {
            out.write(truth ? 0x88 : 0x89);
        } else if (value instanceof Integer whole) {
            out.write('J');
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(whole)
                    .array());
        } else if (value instanceof Double number) {
            out.write('G');
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else {
            global(out, "torch.jit._pickle", "restore_type_tag");
            out.write('(');
            out.write(']');
            string(out, "List[Tensor]");
            out.write('t');
            out.write('R');
        }
    }

    private static void global(ByteArrayOutputStream out, String module, String name) {
        out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .array());
        out.writeBytes(bytes);
    }
}
