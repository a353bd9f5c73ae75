package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.llm.Sentences.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a model may read of a text that a person wrote: its sentences in order, numbered from 1.
 *
 * <p>A sentence that tells the reader what to do is left out, and a quotation that does is blanked: a model cannot obey what
 * it does not see. A sentence that was there before, or that only repeats what was asked, is left out as well. Program code
 * is taken by lines and keeps its repetitions.
 */
final class Passages {

    /** With fewer words a sentence says nothing of its own: around a quotation, or at the end of a line before an order. */
    private static final int FEWEST_WORDS = 4;

    /** Over how many ends of lines an order may run and still be found. */
    private static final int MOST_LINES = 3;

    private static final String BLANKED = "(left out)";

    private final String text;
    private final boolean code;
    /** Who finds instructions, if that is nobody else's task. */
    private final Optional<Instructions> instructions;

    private final List<Sentence> pieces = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    /** By its number. */
    private final Map<Integer, Optional<Evidence>> evidence = new HashMap<>();

    private boolean instructs;
    private boolean repeats;
    private boolean echoes;

    private Passages(String text, boolean code, Optional<Instructions> instructions) {
        this.text = text;
        this.code = code;
        this.instructions = instructions;
    }

    /** What a person tells of themselves, or of a job. */
    static Passages of(String text) {
        Passages passages = new Passages(text, false, Optional.of(new Instructions(text)));
        passages.take(Sentences.of(text, Locale.ROOT, false), Set.of(""), List.of());
        return passages;
    }

    /** An answer, without what a screen finds in it or, where that does not know the language, what is found here. */
    static Passages of(Submission submission, Asked asked, Screen screen) {
        boolean code = submission.style() == Style.CODING;
        boolean screened = screen.knows(submission.locale());
        Passages answer = new Passages(
                submission.answer(), code, screened ? Optional.empty() : Optional.of(asked.instructions()));
        answer.take(
                Sentences.of(submission.answer(), submission.locale(), code),
                asked.keys(),
                screened ? screen.instructions(submission) : List.of());
        return answer;
    }

    private void take(List<Sentence> split, Set<String> asked, List<Evidence> screened) {
        String[] unquoted = new String[split.size()];
        for (int i = 0; i < unquoted.length; i++) {
            unquoted[i] = split.get(i).shown();
        }
        boolean[] out = instructions
                .map(known -> instructing(split, unquoted, known))
                .orElseGet(() -> new boolean[split.size()]);
        for (int i = 0; i < out.length; i++) {
            Sentence piece = split.get(i);
            String key = code ? "" : Words.key(piece.shown());
            String shown = out[i] || isScreened(piece, screened) ? "" : blanked(piece.shown(), unquoted[i]);
            if (shown.isEmpty()) {
                instructs = true;
            } else if (!code && asked.contains(key)) {
                echoes |= !key.isEmpty();
            } else if (!code && !seen.add(key)) {
                repeats = true;
            } else {
                pieces.add(piece.showing(shown));
            }
        }
    }

    private static boolean isScreened(Sentence piece, List<Evidence> screened) {
        for (Evidence part : screened) {
            if (part.start() < piece.end() && piece.start() < part.end()) {
                return true;
            }
        }
        return false;
    }

    /** Instructions may run over the ends of lines, and from a borrowed role to the end of its line. */
    private boolean[] instructing(List<Sentence> split, String[] unquoted, Instructions known) {
        Arrays.setAll(unquoted, i -> Quotations.replaced(unquoted[i], BLANKED, known::in));
        boolean[] out = new boolean[split.size()];
        boolean takenOver = false;
        for (int i = 0; i < out.length; i++) {
            Sentence piece = split.get(i);
            boolean newLine = i == 0 || isNewLine(split.get(i - 1).end(), piece.start());
            takenOver = Instructions.takesOver(piece.shown()) || (takenOver && !newLine);
            out[i] = takenOver || known.in(unquoted[i]);
            String joined = unquoted[i];
            for (int j = i - 1; j >= 0 && i - j <= MOST_LINES && !out[j] && runsOn(split.get(j)); j--) {
                joined = unquoted[j] + " " + joined;
                if (out[i] ? Words.count(unquoted[j]) < FEWEST_WORDS : known.in(joined)) {
                    Arrays.fill(out, j, i + 1, true);
                }
            }
        }
        return out;
    }

    private boolean isNewLine(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean runsOn(Sentence piece) {
        return ".!?…。！？".indexOf(piece.shown().charAt(piece.shown().length() - 1)) < 0;
    }

    /** What a sentence shows without the quotations in it that instruct; they may be what it tells of. */
    private String blanked(String sentence, String unquoted) {
        if (unquoted.equals(sentence)) {
            return sentence;
        }
        instructs = true;
        return Words.count(unquoted.replace(BLANKED, "")) < FEWEST_WORDS ? "" : unquoted;
    }

    /** Whether nothing is left to read. */
    boolean isEmpty() {
        for (Sentence piece : pieces) {
            if (Words.isIn(piece.shown())) {
                return false;
            }
        }
        return true;
    }

    /** Whether something tells the reader what to do. */
    boolean instructs() {
        return instructs;
    }

    /** Whether something is said more than once. */
    boolean repeats() {
        return repeats;
    }

    /** Whether what was asked is repeated. */
    boolean echoes() {
        return echoes;
    }

    /** How many sentences are shown. */
    int count() {
        return pieces.size();
    }

    /** How much there is to read, in UTF-16 code units. */
    int length() {
        int length = 0;
        for (Sentence piece : pieces) {
            length += piece.shown().length();
        }
        return length;
    }

    /** The sentence of that number, as it stands in the text; empty where there is none. */
    Optional<Evidence> evidence(int number) {
        return number < 1 || number > pieces.size() ? Optional.empty() : evidence.computeIfAbsent(number, this::quoted);
    }

    private Optional<Evidence> quoted(int number) {
        Sentence piece = pieces.get(number - 1);
        return Words.isIn(piece.shown())
                ? Optional.of(Evidence.in(text, piece.start(), piece.end()))
                : Optional.empty();
    }

    /** The numbers of the sentences in which a part of the text stands. */
    List<Integer> numbers(Evidence part) {
        return IntStream.range(0, pieces.size())
                .filter(i -> part.start() < pieces.get(i).end() && pieces.get(i).start() < part.end())
                .mapToObj(i -> i + 1)
                .toList();
    }

    /** The sentences, each after its number. */
    ArrayNode numbered() {
        ArrayNode numbered = JsonNodeFactory.instance.arrayNode(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            numbered.add((i + 1) + ": " + pieces.get(i).shown());
        }
        return numbered;
    }

    /** The same, as a JSON array of an envelope. */
    String sealed() {
        StringBuilder sealed = new StringBuilder(text.length() + text.length() / 4).append('[');
        for (int i = 0; i < pieces.size(); i++) {
            sealed.append(i == 0 ? "\"" : ",\"").append(i + 1).append(": ");
            Envelope.append(sealed, pieces.get(i).shown());
            sealed.append('"');
        }
        return sealed.append(']').toString();
    }

    /** The sentences as one text. */
    String joined() {
        return String.join(" ", pieces.stream().map(Sentence::shown).toList());
    }
}
