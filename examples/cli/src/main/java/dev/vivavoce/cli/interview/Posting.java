package dev.vivavoce.cli.interview;

import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Lines;
import dev.vivavoce.core.question.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A job posting from a text file.
 *
 * @param title the line that starts with "Title:", or else the first that is not empty
 * @param text all of it
 */
record Posting(String title, String text) {

    private static final int MOST_BYTES = 4 * Position.MOST_CHARACTERS;
    private static final int MOST_TITLE = 200;
    private static final String TITLE = "title:";

    /**
     * Reads a posting.
     *
     * @throws Unusable naming the file, the line where there is one, and what is wrong with it
     */
    static Posting read(Path file) {
        if (Files.isDirectory(file)) {
            throw new Unusable(file + ": is a folder, not a posting");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new Unusable(file + ": cannot read the posting: " + Failures.reason(e), e);
        }
        if (bytes.length > MOST_BYTES) {
            throw tooLong(file, "more than " + MOST_BYTES + " bytes");
        }
        return of(file, text(file, bytes));
    }

    private static Posting of(Path file, String text) {
        if (text.length() > Position.MOST_CHARACTERS) {
            throw tooLong(file, text.length() + " characters");
        }
        if (text.codePoints().noneMatch(Character::isLetter)) {
            throw new Unusable(file + ": the posting is empty; it should hold the job's title and description as text");
        }
        Optional<String> language = Language.foreign(text);
        if (language.isPresent()) {
            throw new Unusable(file + ": the posting seems to be in " + language.get()
                    + "; questions and evaluation work in English only");
        }
        return new Posting(title(file, text), text);
    }

    private static String title(Path file, String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.toLowerCase(Locale.ROOT).startsWith(TITLE)) {
                String title = line.substring(TITLE.length()).strip();
                if (title.isEmpty()) {
                    throw new Unusable(file + ", line " + (i + 1) + ", field \"Title\": must not be empty");
                }
                return shortened(title);
            }
        }
        return lines.stream()
                .filter(line -> line.codePoints().anyMatch(Character::isLetter))
                .findFirst()
                .map(Posting::shortened)
                .orElseThrow();
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= MOST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, MOST_TITLE - 1)) + "…";
    }

    private static String text(Path file, byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Unusable(file + ": the posting is UTF-16 text; save it as UTF-8");
        }
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x0B) {
                throw new Unusable(file + ", line " + line(bytes, i) + ": not a text file (it holds the byte "
                        + String.format(Locale.ROOT, "0x%02X", b) + "); save the posting as plain text");
            }
        }
        try {
            String text = Lines.decode(bytes);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (BadInput bad) {
            throw new Unusable(
                    file + ": the posting is not UTF-8 text: " + bad.getMessage() + "; save it as UTF-8", bad);
        }
    }

    private static long line(byte[] bytes, int offset) {
        long line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Unusable tooLong(Path file, String length) {
        return new Unusable(file + ": the posting has " + length + "; the most is " + Position.MOST_CHARACTERS
                + " characters. Keep the description of one job");
    }
}
