package dev.vivavoce.bank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Numbers and texts as bytes: a table of all texts, each once, and then what names them. */
final class Bytes {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    Bytes number(int number) {
        varint(body, number);
        return this;
    }

    Bytes text(String text) {
        return number(texts.computeIfAbsent(text, any -> texts.size()));
    }

    Bytes texts(List<String> texts) {
        return list(texts, this::text);
    }

    Bytes constant(Enum<?> constant) {
        return text(constant.name());
    }

    <T> Bytes list(List<T> elements, Consumer<T> writer) {
        number(elements.size());
        elements.forEach(writer);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        varint(all, texts.size());
        texts.keySet().forEach(text -> {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            varint(all, utf8.length);
            all.writeBytes(utf8);
        });
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    /** Seven bits a byte, the lowest first; the eighth bit says that more follow. */
    private static void varint(ByteArrayOutputStream out, int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Reads what was written, in the same order. */
    static final class Reader {

        private final byte[] bytes;
        private final String[] texts;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
            texts = new String[number()];
            for (int i = 0; i < texts.length; i++) {
                int length = number();
                texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
            }
        }

        int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        String text() {
            return texts[number()];
        }

        List<String> texts() {
            return list(this::text);
        }

        <E extends Enum<E>> E constant(E[] constants) {
            String name = text();
            for (E constant : constants) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            throw new IllegalStateException("the compiled pack names " + name + ", which this version does not know");
        }

        <T> List<T> list(Supplier<T> reader) {
            int size = number();
            List<T> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(reader.get());
            }
            return list;
        }
    }
}
