package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How strongly an answer shows each aspect, and in which sentences it does so best. */
final class Signals {

    private static final double STORY = Weights.value("signal.story.rate");
    private static final double EXPLANATION = Weights.value("signal.explanation.rate");
    private static final double SPECIFIC = Weights.value("signal.specific.rate");
    private static final double NAME = Weights.value("signal.specific.name");
    private static final double WORD = Weights.value("signal.specific.word");
    private static final double FULL_WORDS = Weights.value("signal.full.words");
    private static final double FILLER = Weights.value("sieve.filler");
    private static final double SENTENCES = Weights.value("signal.structure.sentences");
    private static final double STRUCTURE_SHARE = Weights.value("signal.structure.share");
    private static final double STRUCTURE_RATE = Weights.value("signal.structure.rate");
    private static final int ASPECTS = Aspect.ALL.size();

    private final Passage answer;
    private final double[] sums = new double[ASPECTS];
    private final double[] most = new double[ASPECTS];
    private final int[] best = new int[ASPECTS];
    private final Set<String> seen = new HashSet<>();
    private final Optional<Telling> story;
    private int telling;
    private double substance;
    private double richest;
    private int richestSentence = -1;

    /**
     * @param worth what each sentence counts for, 0 to 1
     * @param cues of each sentence, as bits
     */
    Signals(Guide guide, Passage answer, Reading reading, double[] worth, int[] cues, Style style) {
        this.answer = answer;
        story = Sieve.isStory(style) ? Optional.of(Telling.of(answer, worth, style)) : Optional.empty();
        Arrays.fill(best, -1);
        for (int sentence = 0; sentence < worth.length; sentence++) {
            boolean sought = reading.focus(sentence) > 0;
            boolean filler = (cues[sentence] & Cue.FILLER.bit()) != 0;
            if (worth[sentence] > 0 && (sought || !filler)) {
                read(guide, sentence, cues[sentence], worth[sentence] * (filler ? FILLER : 1), style, sought);
            }
        }
    }

    private void read(Guide guide, int sentence, int cues, double worth, Style style, boolean sought) {
        double deeds = Deeds.in(answer, sentence, style);
        boolean claims = deeds > 0 && deeds < 1;
        boolean shows = sought || cues != 0 || deeds == 1;
        double fresh = 0;
        double specific = (cues & Cue.EXAMPLE.bit()) != 0 ? 1 : 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            if (!word.counts() || guide.asks(word) || !seen.add(word.stem())) {
                continue;
            }
            fresh += word.weight();
            boolean named = i > answer.from(sentence)
                    && word.kind() == Word.Kind.CONTENT
                    && Character.isUpperCase(answer.text().charAt(answer.start(i)));
            shows |= !claims && (named || word.kind() == Word.Kind.NUMBER);
            specific +=
                    word.kind() == Word.Kind.NUMBER ? 1 : named ? NAME : word.kind() == Word.Kind.CONTENT ? WORD : 0;
        }
        if (fresh == 0 || !shows) {
            return;
        }
        double told = worth * Math.min(1, fresh / FULL_WORDS);
        substance += fresh * worth;
        telling += told > 0.5 ? 1 : 0;
        if (fresh * worth > richest) {
            richest = fresh * worth;
            richestSentence = sentence;
        }
        cue(Aspect.SITUATION, Cue.SITUATION, cues, told, sentence);
        cue(Aspect.TASK, Cue.TASK, cues, told, sentence);
        cue(Aspect.RESULT, Cue.RESULT, cues, told, sentence);
        cue(Aspect.REFLECTION, Cue.REFLECTION, cues, told, sentence);
        cue(Aspect.REASONING, Cue.REASONING, cues, told, sentence);
        cue(Aspect.STRUCTURE, Cue.ORDER, cues, told, sentence);
        cue(Aspect.CHECKING, Cue.CHECK, cues, told, sentence);
        cue(Aspect.OTHERS, Cue.OTHERS, cues, told, sentence);
        add(Aspect.ACTION, deeds * told, sentence);
        add(Aspect.SPECIFICITY, specific * worth, sentence);
    }

    private void cue(Aspect aspect, Cue cue, int cues, double told, int sentence) {
        if ((cues & cue.bit()) != 0) {
            add(aspect, told, sentence);
        }
    }

    private void add(Aspect aspect, double amount, int sentence) {
        int index = aspect.index();
        sums[index] += amount;
        if (amount > most[index]) {
            most[index] = amount;
            best[index] = sentence;
        }
    }

    /** 0 to 1; {@link Aspect#KNOWLEDGE} is not told by signals and is 0. */
    double strength(Aspect aspect) {
        return story.isPresent() && aspect != Aspect.TASK ? story.get().strength(aspect) : byCues(aspect);
    }

    /** How much it shows of an aspect, whatever its length, 0 to 1. */
    double shown(Aspect aspect) {
        return story.isPresent() && aspect != Aspect.TASK ? story.get().shown(aspect) : byCues(aspect);
    }

    private double byCues(Aspect aspect) {
        double sum = sums[aspect.index()];
        return switch (aspect) {
            case KNOWLEDGE -> 0;
            case SITUATION, TASK, ACTION, RESULT, REFLECTION -> Weights.saturate(STORY * sum);
            case REASONING, CHECKING, OTHERS -> Weights.saturate(EXPLANATION * sum);
            case SPECIFICITY -> Weights.saturate(SPECIFIC * sum);
            case STRUCTURE ->
                STRUCTURE_SHARE * Math.min(1, telling / SENTENCES)
                        + (1 - STRUCTURE_SHARE)
                                * Weights.saturate(STRUCTURE_RATE * (sum + sums[Aspect.REASONING.index()] / 2));
        };
    }

    /** The sentence that shows the aspect best; negative where none does. */
    int sentence(Aspect aspect) {
        int told = story.map(telling -> telling.sentence(aspect)).orElse(-1);
        return told < 0 ? best[aspect.index()] : told;
    }

    /** Where "we" did something, in a story in which most was done so; otherwise negative. */
    int oursSentence() {
        return story.map(Telling::oursSentence).orElse(-1);
    }

    /** How good the story or plan is as a whole, 0 to 1; empty where none is asked for. */
    OptionalDouble story() {
        return story.map(telling -> OptionalDouble.of(telling.whole())).orElse(OptionalDouble.empty());
    }

    /** The sentence that says most; negative where none says anything. */
    int richest() {
        return richestSentence;
    }

    /** What the answer says beyond the question, in different words, by weight; filler counts little. */
    double substance() {
        return substance;
    }
}
