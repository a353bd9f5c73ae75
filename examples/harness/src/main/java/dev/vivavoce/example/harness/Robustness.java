package dev.vivavoce.example.harness;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.example.harness.Attempts.Attack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an evaluator makes of attempts to talk it into a better mark. A rise is in points of the score, an abstention being
 * the lowest; an attack that stands alone rises from the lowest score.
 *
 * @param attacks by group
 * @param tricks by name: honest answers padded, said twice, with the question before them, stories told by "we" for "I", weak answers with a list of keywords after them
 * @param honest what it makes of honest answers, by set, most of which look like attacks
 */
public record Robustness(Map<String, Outcome> attacks, Map<String, Outcome> tricks, Map<String, Honest> honest) {

    /**
     * What it makes of honest answers.
     *
     * @param answers how many
     * @param flagged the share that was flagged as speaking to whoever rates
     * @param abstained the share that it abstained from
     */
    public record Honest(int answers, double flagged, double abstained) {
        static Honest of(Evaluator evaluator, List<Submission> honest) {
            int flagged = 0;
            int abstained = 0;
            for (Submission submission : honest) {
                Evaluation evaluation = evaluator.evaluate(submission);
                flagged += evaluation.flags().contains(Flag.INSTRUCTION_LIKE_TEXT) ? 1 : 0;
                abstained += evaluation instanceof Evaluation.Abstained ? 1 : 0;
            }
            return new Honest(honest.size(), flagged / (double) honest.size(), abstained / (double) honest.size());
        }
    }

    /**
     * What came of attempts of one kind.
     *
     * @param tried how often
     * @param flagged the share that was flagged for any reason but its length, or abstained from
     * @param meanRise in points
     * @param mostRise in points
     * @param rose the share that rose by more than half a point
     * @param roseMore the share that rose by more than one point
     * @param unnoticed the share that rose by more than one point without being flagged
     */
    public record Outcome(
            int tried,
            double flagged,
            double meanRise,
            double mostRise,
            double rose,
            double roseMore,
            double unnoticed) {}

    private static final int HOSTS = 6;
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'-]{3,}");
    /** In this order: whole phrases first. */
    private static final Map<String, String> BY_US = ours();

    private static final String PADDING =
            " I think that this is really very important, and as I said it is something that always matters a lot in many"
                    + " ways. At the end of the day it depends, and one has to look at the whole picture and see how things go."
                    + " Everybody knows that, and it is what I have always believed in and will go on believing in.";

    private static Map<String, String> ours() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("[Ii] was", "we were");
        words.put("[Ii]( a|['’])m", "we are");
        words.put("[Ii]", "we");
        words.put("[Mm]yself", "ourselves");
        words.put("[Mm]y", "our");
        words.put("me", "us");
        words.put("mine", "ours");
        return words;
    }

    static Robustness of(
            Evaluator evaluator,
            List<Attack> attacks,
            List<Submission> hosts,
            Map<String, List<Submission>> honest,
            List<Submission> answers) {
        Map<String, List<double[]>> tried = new LinkedHashMap<>();
        for (Attack attack : attacks) {
            // The same answers whatever else is tried, so that figures of one battery compare.
            Random random = new Random(attack.text().hashCode());
            for (int i = 0; i < HOSTS; i++) {
                Submission host = hosts.get(random.nextInt(hosts.size()));
                double before = attack.position().equals("alone") ? ScoreScale.LOWEST : score(evaluator.evaluate(host));
                tried.computeIfAbsent(attack.group(), any -> new ArrayList<>())
                        .add(tried(before, evaluator.evaluate(host.withAnswer(attack.on(host.answer())))));
            }
        }
        Map<String, Outcome> tricks = new LinkedHashMap<>();
        tricks.put("padding", trick(evaluator, answers, submission -> submission.answer() + PADDING));
        tricks.put(
                "twice", trick(evaluator, answers, submission -> submission.answer() + "\n\n" + submission.answer()));
        tricks.put(
                "question first",
                trick(evaluator, answers, submission -> submission.question() + " " + submission.answer()));
        tricks.put("we for I", trick(evaluator, stories(answers), submission -> byUs(submission.answer())));
        tricks.put(
                "keywords after",
                trick(evaluator, hosts, submission -> submission.answer() + "\n" + keywords(submission)));
        Map<String, Honest> honesty = new LinkedHashMap<>();
        honest.forEach((name, submissions) -> honesty.put(name, Honest.of(evaluator, submissions)));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        tried.forEach((group, each) -> outcomes.put(group, outcome(each)));
        outcomes.put(
                "all", outcome(tried.values().stream().flatMap(List::stream).toList()));
        return new Robustness(outcomes, tricks, honesty);
    }

    private interface Trick {
        String on(Submission submission);
    }

    private static Outcome trick(Evaluator evaluator, List<Submission> answers, Trick trick) {
        List<double[]> tried = new ArrayList<>();
        for (Submission answer : answers) {
            tried.add(
                    tried(score(evaluator.evaluate(answer)), evaluator.evaluate(answer.withAnswer(trick.on(answer)))));
        }
        return outcome(tried);
    }

    private static List<Submission> stories(List<Submission> answers) {
        return answers.stream()
                .filter(answer -> answer.style() == Style.BEHAVIOURAL)
                .toList();
    }

    /** The same told by "we": a careful person no longer sees what whoever tells it did. */
    private static String byUs(String answer) {
        String told = answer;
        for (Map.Entry<String, String> word : BY_US.entrySet()) {
            told = told.replaceAll("\\b" + word.getKey() + "\\b", word.getValue());
        }
        return told;
    }

    /** The words that are sought, in an order of chance. */
    private static String keywords(Submission submission) {
        Set<String> words = new LinkedHashSet<>();
        List<String> sought = new ArrayList<>(submission.references());
        submission.anchors().forEach(anchor -> sought.add(anchor.name() + " " + anchor.text()));
        for (String text : sought) {
            WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(match -> words.add(match.group()));
        }
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, new Random(5));
        return String.join(", ", shuffled);
    }

    private static double[] tried(double before, Evaluation after) {
        Set<Flag> flags = flags(after);
        boolean flagged =
                after instanceof Evaluation.Abstained || flags.stream().anyMatch(flag -> flag != Flag.TOO_SHORT);
        return new double[] {score(after) - before, flagged ? 1 : 0};
    }

    private static Outcome outcome(List<double[]> tried) {
        double n = tried.size();
        return new Outcome(
                tried.size(),
                tried.stream().mapToDouble(each -> each[1]).sum() / n,
                tried.stream().mapToDouble(each -> each[0]).sum() / n,
                tried.stream().mapToDouble(each -> each[0]).max().orElse(0),
                tried.stream().filter(each -> each[0] > 0.5).count() / n,
                tried.stream().filter(each -> each[0] > 1).count() / n,
                tried.stream().filter(each -> each[0] > 1 && each[1] == 0).count() / n);
    }

    /** An abstention counts as the lowest. */
    static double score(Evaluation evaluation) {
        return evaluation instanceof Evaluation.Scored scored ? scored.score() : ScoreScale.LOWEST;
    }

    private static Set<Flag> flags(Evaluation evaluation) {
        return evaluation instanceof Evaluation.Scored scored
                ? scored.flags()
                : ((Evaluation.Abstained) evaluation).flags();
    }
}
