package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vivavoce.core.assessment.Evidence;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model may read of a text that a person wrote: its sentences in order, numbered from 1.
 *
 * <p>A sentence that tells the reader what to do is left out, and a quotation that does is blanked: a model cannot obey what
 * it does not see. A sentence that was there before, or that only repeats what was asked, is left out as well. Program code
 * is taken by lines and keeps its repetitions.
 */
final class Passages {

    /** Speech without full stops is cut into pieces of about this many UTF-16 code units, between words. */
    private static final int LONGEST = 400;
    /** With fewer words a sentence says nothing of its own: around a quotation, or at the end of a line before an order. */
    private static final int FEWEST_WORDS = 4;

    private static final Pattern QUOTATION = Pattern.compile(
            "\"[^\"]{8,300}\"|“[^”]{8,300}”|„[^“”]{8,300}[“”]|«[^»]{8,300}»|‘[^’]{8,300}’|(?<!\\w)'[^']{8,300}'(?!\\w)|`[^`]{8,300}`");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final String BLANKED = "(left out)";

    private final String text;
    private final boolean code;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean instructs;
    private boolean repeats;
    private boolean echoes;

    /** A sentence: where it stands, and what of it a model may read. */
    private record Piece(int start, int end, String shown) {}

    private Passages(String text, boolean code) {
        this.text = text;
        this.code = code;
    }

    /** A person's text about something. */
    static Passages of(String text, Locale locale) {
        return of(text, locale, "", false);
    }

    /**
     * An answer.
     *
     * @param asked the question
     * @param code whether the answer is program code
     */
    static Passages of(String answer, Locale locale, String asked, boolean code) {
        Passages passages = new Passages(answer, code);
        List<Piece> questions = new Passages(asked, code).split(locale);
        Set<String> echoes = new HashSet<>();
        questions.forEach(piece -> echoes.add(key(piece.shown)));
        echoes.add(key(asked));
        echoes.add("");
        passages.take(passages.split(locale), echoes);
        return passages;
    }

    private void take(List<Piece> split, Set<String> asked) {
        boolean[] out = instructing(split);
        for (int i = 0; i < out.length; i++) {
            Piece piece = split.get(i);
            String key = key(piece.shown);
            String shown = out[i] ? "" : blanked(piece.shown);
            if (shown.isEmpty()) {
                instructs = true;
            } else if (!code && asked.contains(key)) {
                echoes |= !key.isEmpty();
            } else if (!code && !seen.add(key)) {
                repeats = true;
            } else {
                pieces.add(new Piece(piece.start, piece.end, shown));
            }
        }
    }

    /** Instructions may run over the end of a line, and from a borrowed role to the end of it. */
    private boolean[] instructing(List<Piece> split) {
        boolean[] out = new boolean[split.size()];
        boolean takenOver = false;
        for (int i = 0; i < out.length; i++) {
            Piece piece = split.get(i);
            boolean newLine =
                    i == 0 || text.substring(split.get(i - 1).end, piece.start).indexOf('\n') >= 0;
            takenOver = Instructions.takesOver(piece.shown) || (takenOver && !newLine);
            out[i] = takenOver || Instructions.in(unquoted(piece.shown));
            if (i > 0 && !out[i - 1] && runsOn(split.get(i - 1))) {
                String before = unquoted(split.get(i - 1).shown);
                boolean starts = out[i] && words(before) < FEWEST_WORDS;
                boolean joins = !out[i] && Instructions.in(before + " " + unquoted(piece.shown));
                out[i - 1] = starts || joins;
                out[i] |= joins;
            }
        }
        return out;
    }

    private static boolean runsOn(Piece piece) {
        return ".!?…。！？".indexOf(piece.shown.charAt(piece.shown.length() - 1)) < 0;
    }

    /** A sentence without the quotations in it that instruct; they may be what it tells of. */
    private static String unquoted(String sentence) {
        return QUOTATION
                .matcher(sentence)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Instructions.in(inside(found.group())) ? BLANKED : found.group()));
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

    private List<Piece> split(Locale locale) {
        List<Piece> split = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
        int start = 0;
        while (start <= text.length()) {
            int newLine = text.indexOf('\n', start);
            int end = newLine < 0 ? text.length() : newLine;
            if (code) {
                add(split, start, end);
            } else {
                sentences(split, sentences, start, end);
            }
            start = end + 1;
        }
        return split;
    }

    private void sentences(List<Piece> split, BreakIterator sentences, int start, int end) {
        sentences.setText(text.substring(start, end));
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            add(split, start + from, start + to);
            from = to;
        }
    }

    private void add(List<Piece> split, int from, int to) {
        int start = from;
        while (to - start > LONGEST) {
            int cut = start + LONGEST;
            while (cut < to && !Character.isWhitespace(text.charAt(cut))) {
                cut++;
            }
            addPiece(split, start, cut);
            start = cut;
        }
        addPiece(split, start, to);
    }

    private void addPiece(List<Piece> split, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            split.add(new Piece(start, end, text.substring(code ? from : start, end)));
        }
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
        return pieces.stream().allMatch(piece -> key(piece.shown).isEmpty());
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
        return pieces.stream().mapToInt(piece -> piece.shown.length()).sum();
    }

    /** The sentence of that number, as it stands in the text; empty where there is none. */
    Optional<Evidence> evidence(int number) {
        if (number < 1 || number > pieces.size()) {
            return Optional.empty();
        }
        Piece piece = pieces.get(number - 1);
        return key(piece.shown).isEmpty() ? Optional.empty() : Optional.of(Evidence.in(text, piece.start, piece.end));
    }

    /** The sentences, each after its number. */
    ArrayNode numbered() {
        ArrayNode numbered = JsonNodeFactory.instance.arrayNode(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            numbered.add((i + 1) + ": " + pieces.get(i).shown);
        }
        return numbered;
    }

    /** The sentences as one text. */
    String joined() {
        return String.join(" ", pieces.stream().map(Piece::shown).toList());
    }
}
