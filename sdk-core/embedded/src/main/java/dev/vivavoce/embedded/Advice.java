package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the person is told: what they said that counts, and what to add. */
final class Advice {

    private static final double PRESENT = Weights.value("signal.present");
    private static final double MADE = Weights.value("coverage.made");
    private static final double BESIDE = Weights.value("relevance.beside");
    private static final WordLimit NAME = new WordLimit(6);
    private static final int MOST_ANCHORS = 2;
    private static final int MOST_MISTAKES = 2;

    private final List<String> positive = new ArrayList<>();
    private final List<String> improvements = new ArrayList<>();
    private final List<Anchor> anchors;
    private final Passage answer;
    private final Signals signals;
    private final Map<Integer, Amount> amounts;
    private final Covered covered;
    private final Relevance relevance;

    private Advice(Seen.Sight sight) {
        anchors = sight.submission().anchors();
        answer = sight.answer();
        signals = sight.signals();
        amounts = sight.reading().amounts();
        covered = sight.covered();
        relevance = sight.relevance();
    }

    static Feedback on(Seen.Sight sight, Set<Flag> flags) {
        Style style = sight.submission().style();
        Advice advice = new Advice(sight);
        advice.praise(style);
        advice.warn(flags);
        if (!Sieve.isStory(style)) {
            advice.mistakes();
        }
        advice.missingParts(style);
        advice.missingAnchors();
        advice.missingDepth(style);
        return new Feedback(first(advice.positive), first(advice.improvements));
    }

    /** What a person is told who declined to answer. */
    static Feedback onRefusal(List<Anchor> anchors) {
        String hint = anchors.isEmpty()
                ? "Say what you do know, or how you would find out."
                : "Say what you do know, or how you would find out; begin with “"
                        + NAME.clip(anchors.get(0).name()) + "”.";
        return new Feedback(List.of(), List.of(Feedback.POINT.clip(hint)));
    }

    private static List<String> first(List<String> points) {
        return points.stream().limit(Feedback.MOST).map(Feedback.POINT::clip).toList();
    }

    private void praise(Style style) {
        ranked(Comparator.comparingDouble((Integer i) -> -share(i)))
                .filter(i -> share(i) >= MADE)
                .limit(MOST_ANCHORS)
                .forEach(i -> positive.add("You made the point “" + name(i) + "”: “"
                        + Quotes.opening(answer, covered.anchors().get(i).sentence()) + "”"));
        int core = Math.max(0, signals.richest());
        if (anchors.isEmpty() && covered.known() >= MADE && !isMistaken(core) && isQuotable(core)) {
            positive.add("You said what was asked for: " + core());
        }
        if (style == Style.BEHAVIOURAL && shows(Aspect.RESULT) && shows(Aspect.ACTION)) {
            positive.add("You told what you did and how it ended: " + where(Aspect.RESULT));
        }
        if (shows(Aspect.SPECIFICITY) && !isMistaken(signals.sentence(Aspect.SPECIFICITY))) {
            positive.add("You were specific, which makes it checkable: " + where(Aspect.SPECIFICITY));
        }
        if (style != Style.BEHAVIOURAL && shows(Aspect.REASONING) && !isMistaken(signals.sentence(Aspect.REASONING))) {
            positive.add("You gave reasons: " + where(Aspect.REASONING));
        }
    }

    private boolean shows(Aspect aspect) {
        return signals.strength(aspect) > PRESENT && signals.sentence(aspect) >= 0;
    }

    private String where(Aspect aspect) {
        return "“" + Quotes.opening(answer, signals.sentence(aspect)) + "”";
    }

    private void warn(Set<Flag> flags) {
        if (flags.contains(Flag.INSTRUCTION_LIKE_TEXT)) {
            improvements.add("Words that address the evaluator do not count; use the space for your answer.");
        }
        if (flags.contains(Flag.KEYWORD_LIST)) {
            improvements.add("Turn the list of terms into sentences that say how they belong together.");
        }
        if (flags.contains(Flag.REPETITION)) {
            improvements.add("Say each thing once; what is repeated counts once.");
        }
        if (flags.contains(Flag.PARROTING)) {
            improvements.add("Leave out the words of the question and start with your answer.");
        }
        if (flags.contains(Flag.OFF_TOPIC) || relevance.left() < BESIDE) {
            improvements.add("Answer what was asked, or say what " + core() + " has to do with it.");
        }
    }

    /** The first of each kind in each sentence. */
    private void mistakes() {
        Map<String, String> places = new LinkedHashMap<>();
        for (Mistake mistake : covered.mistakes()) {
            String words = "“" + Quotes.around(answer, mistake.word()) + "”";
            places.putIfAbsent(
                    mistake.kind() + " " + answer.sentence(mistake.word()),
                    switch (mistake.kind()) {
                        case AMOUNT -> "Check the amount where you say " + words + ".";
                        case NAME -> "Check the name where you say " + words + ".";
                        case TERM -> "Check the word where you say " + words + ".";
                        case CONTRARY, REPLY ->
                            "Check whether it is not the other way round where you say " + words + ".";
                        case EXCHANGED -> "Check what belongs to what where you say " + words + ".";
                    });
        }
        places.values().stream().limit(MOST_MISTAKES).forEach(improvements::add);
    }

    private boolean isMistaken(int sentence) {
        return covered.mistakes().stream().anyMatch(mistake -> answer.sentence(mistake.word()) == sentence);
    }

    private void missingParts(Style style) {
        if (style != Style.BEHAVIOURAL) {
            return;
        }
        if (signals.oursSentence() >= 0) {
            improvements.add("Say what your own part was where you say “"
                    + Quotes.opening(answer, signals.oursSentence()) + "”.");
        }
        List<String> missing = new ArrayList<>();
        missing(missing, Aspect.SITUATION, "the situation");
        if (!shows(Aspect.ACTION) || !shows(Aspect.SITUATION)) {
            // What somebody does in a situation shows what they were there to do.
            missing(missing, Aspect.TASK, "your task");
        }
        missing(missing, Aspect.ACTION, "what you did yourself");
        missing(missing, Aspect.RESULT, "the result");
        if (!missing.isEmpty()) {
            String last = missing.remove(missing.size() - 1);
            String all = missing.isEmpty() ? last : String.join(", ", missing) + " and " + last;
            improvements.add("Missing from the story: " + all + ". Tell one event from its start to how it ended.");
        }
    }

    private void missing(List<String> missing, Aspect aspect, String part) {
        if (signals.strength(aspect) < PRESENT) {
            missing.add(part);
        }
    }

    private void missingAnchors() {
        ranked(Comparator.comparingDouble((Integer i) -> share(i)))
                .filter(i -> share(i) < MADE)
                .limit(MOST_ANCHORS)
                .forEach(i -> improvements.add((share(i) > 0 ? "Say more on “" : "Add the point “") + name(i) + "”: "
                        + anchors.get(i).text()));
    }

    private void missingDepth(Style style) {
        int core = Math.max(0, signals.richest());
        if (!isQuotable(core)) {
            return;
        }
        if (signals.strength(Aspect.SPECIFICITY) < PRESENT && !isConcrete(core)) {
            improvements.add("Be more specific where you say " + core()
                    + ": a name, a figure or an example that can be checked.");
        }
        if (style != Style.BEHAVIOURAL && signals.strength(Aspect.REASONING) < PRESENT && !isMistaken(core)) {
            improvements.add("Give reasons where you say " + core()
                    + ": what speaks for it, and what would change your answer.");
        }
    }

    /** Signs alone are not repeated. */
    private boolean isQuotable(int sentence) {
        String first = answer.word(answer.from(sentence)).term();
        return Character.isLetterOrDigit(first.codePointAt(0));
    }

    /** Whether a sentence gives a name or a figure. */
    private boolean isConcrete(int sentence) {
        for (int word = answer.from(sentence); word < answer.to(sentence); word++) {
            if (answer.isName(word) || amounts.containsKey(word)) {
                return true;
            }
        }
        return false;
    }

    /** What the answer says most in, as its writer will know it again. */
    private String core() {
        return "“" + Quotes.opening(answer, Math.max(0, signals.richest())) + "”";
    }

    private Stream<Integer> ranked(Comparator<Integer> order) {
        return IntStream.range(0, covered.anchors().size()).boxed().sorted(order);
    }

    private double share(int anchor) {
        return covered.anchors().get(anchor).share();
    }

    private String name(int anchor) {
        return NAME.clip(anchors.get(anchor).name());
    }
}
