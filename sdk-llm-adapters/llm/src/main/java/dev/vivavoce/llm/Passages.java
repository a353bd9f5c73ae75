package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.llm.Sentences.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern QUOTATION = Pattern.compile(
            "\"[^\"]{8,300}\"|“[^”]{8,300}”|„[^“”]{8,300}[“”]|«[^»]{8,300}»|‘[^’]{8,300}’|(?<!\\w)'[^']{8,300}'(?!\\w)|`[^`]{8,300}`");
    /** What a quotation begins with. */
    private static final String MARKS = "\"“„«‘'`";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final String BLANKED = "(left out)";

    private final String text;
    private final boolean code;
    private final Instructions instructions;
    private final List<Sentence> pieces = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean instructs;
    private boolean repeats;
    private boolean echoes;

    private Passages(String text, boolean code, Instructions instructions) {
        this.text = text;
        this.code = code;
        this.instructions = instructions;
    }

    /** What a person tells of themselves, or of a job. */
    static Passages of(String text) {
        Passages passages = new Passages(text, false, new Instructions(text));
        passages.take(Sentences.of(text, Locale.ROOT, false), Set.of(""), List.of());
        return passages;
    }

    /**
     * An answer.
     *
     * @param screened parts of it that were found to tell the reader what to do
     */
    static Passages of(Submission submission, List<Evidence> screened) {
        StringBuilder subject = new StringBuilder(submission.question());
        submission.anchors().forEach(anchor -> subject.append(' ').append(anchor.text()));
        Instructions instructions = new Instructions(subject.toString());
        Passages answer = new Passages(submission.answer(), submission.style() == Style.CODING, instructions);
        Set<String> asked = new HashSet<>();
        Sentences.of(submission.question(), submission.locale(), false).forEach(piece -> asked.add(key(piece.shown())));
        asked.add(key(submission.question()));
        asked.add("");
        answer.take(Sentences.of(submission.answer(), submission.locale(), answer.code), asked, screened);
        return answer;
    }

    private void take(List<Sentence> split, Set<String> asked, List<Evidence> screened) {
        boolean[] out = instructing(split);
        for (int i = 0; i < out.length; i++) {
            Sentence piece = split.get(i);
            out[i] |= screened.stream().anyMatch(part -> part.start() < piece.end() && piece.start() < part.end());
            String key = key(piece.shown());
            String shown = out[i] ? "" : blanked(piece.shown());
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

    /** Instructions may run over the ends of lines, and from a borrowed role to the end of its line. */
    private boolean[] instructing(List<Sentence> split) {
        boolean[] out = new boolean[split.size()];
        boolean takenOver = false;
        for (int i = 0; i < out.length; i++) {
            Sentence piece = split.get(i);
            boolean newLine = i == 0
                    || text.substring(split.get(i - 1).end(), piece.start()).indexOf('\n') >= 0;
            takenOver = Instructions.takesOver(piece.shown()) || (takenOver && !newLine);
            out[i] = takenOver || instructions.in(unquoted(piece.shown()));
            String joined = unquoted(piece.shown());
            for (int j = i - 1; j >= 0 && i - j <= MOST_LINES && !out[j] && runsOn(split.get(j)); j--) {
                String before = unquoted(split.get(j).shown());
                joined = before + " " + joined;
                if (out[i] ? words(before) < FEWEST_WORDS : instructions.in(joined)) {
                    Arrays.fill(out, j, i + 1, true);
                }
            }
        }
        return out;
    }

    private static boolean runsOn(Sentence piece) {
        return ".!?…。！？".indexOf(piece.shown().charAt(piece.shown().length() - 1)) < 0;
    }

    /** A sentence without the quotations in it that instruct; they may be what it tells of. */
    private String unquoted(String sentence) {
        if (sentence.chars().noneMatch(c -> MARKS.indexOf(c) >= 0)) {
            return sentence;
        }
        return QUOTATION
                .matcher(sentence)
                .replaceAll(found ->
                        Matcher.quoteReplacement(instructions.in(inside(found.group())) ? BLANKED : found.group()));
    }

    private String blanked(String sentence) {
        String blanked = unquoted(sentence);
        if (blanked.equals(sentence)) {
            return sentence;
        }
        instructs = true;
        return words(blanked.replace(BLANKED, "")) < FEWEST_WORDS ? "" : blanked;
    }

    private static long words(String sentence) {
        return WORD.matcher(sentence).results().count();
    }

    private static String inside(String quotation) {
        return quotation.substring(1, quotation.length() - 1);
    }

    /** What a sentence says, however it is written; empty where it says nothing. */
    private static String key(String sentence) {
        StringBuilder key = new StringBuilder();
        Matcher words = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
        while (words.find()) {
            key.append(words.group()).append(' ');
        }
        return key.toString();
    }

    /** Whether nothing is left to read. */
    boolean isEmpty() {
        return pieces.stream().allMatch(piece -> key(piece.shown()).isEmpty());
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

    /** How much there is to read, in UTF-16 code units. */
    int length() {
        return pieces.stream().mapToInt(piece -> piece.shown().length()).sum();
    }

    /** The sentence of that number, as it stands in the text; empty where there is none. */
    Optional<Evidence> evidence(int number) {
        if (number < 1 || number > pieces.size()) {
            return Optional.empty();
        }
        Sentence piece = pieces.get(number - 1);
        return key(piece.shown()).isEmpty()
                ? Optional.empty()
                : Optional.of(Evidence.in(text, piece.start(), piece.end()));
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

    /** The sentences as one text. */
    String joined() {
        return String.join(" ", pieces.stream().map(Sentence::shown).toList());
    }
}
