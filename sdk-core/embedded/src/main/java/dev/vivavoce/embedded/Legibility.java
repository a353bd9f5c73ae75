package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.Locale;
import java.util.Optional;

/** Whether there is anything in an answer that can be rated. */
final class Legibility {

    private static final double SENSELESS = Weights.value("legible.senseless.share");
    private static final double UNKNOWN_WORDS = Weights.value("legible.unknown.words");
    private static final double LEAST_KNOWN = Weights.value("legible.known.share");
    private static final double LEAST_LINKING = Weights.value("legible.linking.share");
    private static final double OTHER_SCRIPT = Weights.value("legible.script.share");
    private static final int LONGEST_ACRONYM = 6;
    private static final int ONE_WORD_OFTEN = 4;

    private Legibility() {}

    /** Why an answer cannot be rated, in a sentence; empty where it can. */
    static Optional<String> problem(Passage answer, Guide guide, Style style, Locale locale) {
        if (!locale.getLanguage().isEmpty() && !locale.getLanguage().equals("en")) {
            return Optional.of("Answers are expected in " + locale.getDisplayLanguage(Locale.ENGLISH)
                    + ", and this evaluator can rate English ones only.");
        }
        int words = 0;
        int other = 0;
        int known = 0;
        int linking = 0;
        double senseless = 0;
        boolean surely = false;
        for (int i = 0; i < answer.size(); i++) {
            Word word = answer.word(i);
            int first = word.term().codePointAt(0);
            if (!Character.isLetterOrDigit(first) && guide.hits(word.stem()).isEmpty()) {
                continue;
            }
            words++;
            other += isOtherScript(first) ? 1 : 0;
            linking += word.counts() ? 0 : 1;
            if (Lexicon.ENGLISH.knows(word)
                    || guide.asks(word)
                    || !guide.hits(word.stem()).isEmpty()) {
                known++;
            } else if (!isAcronym(answer, i)) {
                double likelihood = Mash.likelihood(word.term());
                senseless += likelihood;
                surely |= likelihood == 1;
            }
        }
        if (words == 0) {
            return Optional.of("The answer holds no words.");
        }
        if (other > OTHER_SCRIPT * words) {
            return Optional.of("The answer is not written in English.");
        }
        if (surely && senseless >= SENSELESS * words) {
            return Optional.of("The answer holds keystrokes rather than words.");
        }
        if (Sieve.isStory(style) && isNumbers(answer)) {
            return Optional.of("The answer holds nothing but numbers.");
        }
        if (words >= ONE_WORD_OFTEN && isOneWord(answer)) {
            return Optional.of("The answer says one word again and again.");
        }
        if (style == Style.CODING) {
            return Optional.empty();
        }
        boolean unknown = words >= UNKNOWN_WORDS && known < LEAST_KNOWN * words && linking < LEAST_LINKING * words;
        return unknown
                ? Optional.of("The answer is not in English, or not in words.")
                : Foreign.language(answer)
                        .map(language -> "The answer seems to be in " + language + ", not in English.");
    }

    private static boolean isNumbers(Passage answer) {
        for (int i = 0; i < answer.size(); i++) {
            if (answer.word(i).kind() != Word.Kind.NUMBER && answer.word(i).kind() != Word.Kind.FUNCTION) {
                return false;
            }
        }
        return answer.size() > 0 && answer.word(answer.size() - 1).kind() == Word.Kind.NUMBER;
    }

    private static boolean isOneWord(Passage answer) {
        for (int i = 1; i < answer.size(); i++) {
            if (!answer.word(i).term().equals(answer.word(0).term())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOtherScript(int codePoint) {
        return Character.isLetter(codePoint) && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.LATIN;
    }

    private static boolean isAcronym(Passage answer, int index) {
        int start = answer.start(index);
        int end = answer.end(index);
        if (end - start > LONGEST_ACRONYM) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!Character.isUpperCase(answer.text().charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
