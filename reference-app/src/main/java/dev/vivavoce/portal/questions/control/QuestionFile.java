package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.bank.QuestionReader;
import dev.vivavoce.bank.QuestionReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * A file of questions that was looked through. It is kept as it came, which is the shortest form of it, and read again when it is stored.
 *
 * @param refused the lines that cannot be taken
 * @param unaskable the lines of questions that must not be asked as they are
 * @param findings why, and what else there is to say
 */
@SuppressWarnings("ArrayRecordComponent")
public record QuestionFile(byte[] content, boolean table, BitSet refused, BitSet unaskable, Findings findings) {

    static void read(byte[] content, boolean table, Consumer<Line> lines) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(content)) {
            QuestionReader reader = new QuestionReader(QuestionBank.bundled());
            if (table) {
                reader.csv(in, lines);
            } else {
                reader.jsonLines(in, lines);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
