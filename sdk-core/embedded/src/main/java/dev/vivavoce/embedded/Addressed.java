package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which sentences of an answer speak to whoever rates it instead of answering, by the expressions of {@link Orders} and by their
 * {@link Manner}. What hides words is undone before looking, in a copy; what somebody is reported to have said does not count.
 */
final class Addressed {

    /** Longer sentences are looked at up to here: an order to the evaluator stands at the start or in its own sentence. */
    private static final int LONGEST = 2_000;

    private static final double NEAR = Weights.value("manner.near");
    private static final int NEAR_WORDS = (int) Weights.value("manner.near.words");
    private static final double LIKELY = Weights.value("manner.likely");
    private static final double RULED = Weights.value("manner.ruled");
    private static final double SURE = Weights.value("manner.sure");
    private static final double POSSIBLE = Weights.value("manner.possible");
    private static final double CERTAIN = Weights.value("manner.certain");
    private static final double DOUBTFUL = Weights.value("manner.doubtful");
    private static final double BESIDE = Weights.value("manner.beside");
    private static final double RELATED = Weights.value("manner.related");
    private static final double RELATED_MORE = Weights.value("manner.related.more");
    private static final double WHOLE = Weights.value("manner.whole");
    private static final double SINGLE = Weights.value("manner.whole.single");
    private static final int WHOLE_WORDS = (int) Weights.value("manner.whole.words");
    private static final double ABOUT = Weights.value("manner.about");
    private static final Pattern ONESELF = Pattern.compile("\\b(?:i|me|my|we|us|our)\\b");
    /** This very answer, or a wish: where nobody speaks of themselves, it is no matter what the question is about. */
    private static final Pattern DEICTIC = Pattern.compile(
            "\\b(?:this|my|above) (?:\\w+ )?(?:answer|response|reply|text|submission|candidate|applicant|person)\\b"
                    + "|\\b(?:please|pls|kindly)\\b");

    private static final Pattern CODE = Pattern.compile("[{}<>=]|\\]\\(");
    private static final Pattern MARKUP = Pattern.compile("[<>{}=#|:/\\[\\]-]");

    private final Orders orders = Orders.ENGLISH;
    private final Passage answer;
    private final Guide guide;
    private final Gist gist;
    private final Relation relation;
    private final String text;

    Addressed(Passage answer, Yardstick yardstick) {
        this.answer = answer;
        this.guide = yardstick.guide();
        this.gist = yardstick.gist();
        this.relation = new Relation(answer, guide);
        this.text = Reported.unquoted(answer.text());
    }

    enum Verdict {
        NO,
        /** Markup that may be what the answer is about. */
        FRAMED,
        /** Words that may be what the answer is about. */
        MAYBE,
        /** Words that hardly mean anything else. */
        YES,
        /** An order that somebody took pains to hide. */
        HIDDEN
    }

    /** What speaks to whoever rates. */
    static AddressedSentences in(Passage answer, Yardstick yardstick) {
        return new Addressed(answer, yardstick).find();
    }

    private AddressedSentences find() {
        Manner.Signs[] signs = signs();
        double[] manners = manners(signs);
        // Honest answers to such a question speak as orders to a rater do.
        boolean aboutRating = guide.asksAny(orders.domain());
        boolean[] addressed = speaking(signs, manners);
        Spread.in(answer, relation, above(manners, aboutRating ? LIKELY : POSSIBLE), addressed);
        int certain = 0;
        for (double manner : manners) {
            certain += manner > CERTAIN ? 1 : 0;
        }
        return new AddressedSentences(
                answer, addressed, doubtful(manners, addressed), certain, !aboutRating && isSoAsAWhole(manners));
    }

    /** The log-odds of each sentence. */
    private double[] manners(Manner.Signs[] signs) {
        Manner.Scales scales = Manner.ENGLISH.scales();
        double[] manners = new double[signs.length];
        for (int sentence = 0; sentence < signs.length; sentence++) {
            manners[sentence] = scales.weigh(answer, sentence, signs[sentence]);
        }
        return manners;
    }

    private static boolean[] above(double[] manners, double least) {
        boolean[] above = new boolean[manners.length];
        for (int sentence = 0; sentence < manners.length; sentence++) {
            above[sentence] = manners[sentence] > least;
        }
        return above;
    }

    /** Those that sound so enough by themselves, or with their neighbours. */
    private boolean[] speaking(Manner.Signs[] signs, double[] manners) {
        boolean[] speaking = new boolean[signs.length];
        int first = 0;
        double together = 0;
        for (int sentence = 0; sentence < signs.length; sentence++) {
            // Few sound so at all, and only of these it matters.
            boolean near = manners[sentence] > 0 && isNear(sentence);
            double lacks = enough(signs[sentence], near, relation.isExpected(sentence)) - manners[sentence];
            speaking[sentence] = lacks < 0;
            // Neighbours that each sound a little so sound so together. One that does by itself says nothing of others.
            boolean adds = lacks >= 0 && lacks < LIKELY;
            first = adds && together > 0 ? first : sentence;
            together = adds ? together + LIKELY - lacks : 0;
            if (together > LIKELY) {
                Arrays.fill(speaking, first, sentence + 1, true);
            }
        }
        return speaking;
    }

    /** Those that sound a little so and are not about what was asked, and those beside such as do sound so. */
    private boolean[] doubtful(double[] manners, boolean[] addressed) {
        boolean[] doubtful = above(manners, DOUBTFUL);
        for (int sentence = 0; sentence < doubtful.length; sentence++) {
            doubtful[sentence] &= !addressed[sentence] && relation.share(sentence) < ABOUT;
        }
        beside(addressed, manners, doubtful);
        return doubtful;
    }

    /** What stands beside such sentences may be a part of the same, up to one that clearly sounds otherwise. */
    private static void beside(boolean[] addressed, double[] manners, boolean[] doubtful) {
        boolean near = false;
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            near = addressed[sentence] || (near && manners[sentence] > BESIDE);
            doubtful[sentence] |= near && !addressed[sentence];
        }
        near = false;
        for (int sentence = addressed.length - 1; sentence >= 0; sentence--) {
            near = addressed[sentence] || (near && manners[sentence] > BESIDE);
            doubtful[sentence] |= near && !addressed[sentence];
        }
    }

    /** Whether the sentences sound so one with another, though none may do by itself: by the mean, of which each has a bounded part. */
    private boolean isSoAsAWhole(double[] manners) {
        double mean = 0;
        for (double manner : manners) {
            mean += Math.min(manner, LIKELY) / manners.length;
        }
        int words = 0;
        for (int i = 0; i < answer.size(); i++) {
            words += answer.word(i).kind() == Word.Kind.NUMBER ? 0 : 1;
        }
        return mean > (manners.length == 1 ? SINGLE : WHOLE)
                && words >= WHOLE_WORDS
                && relation.share(0, answer.size()) < ABOUT;
    }

    /** Whether a sentence is about what was asked, though it may not name it. */
    private boolean isNear(int sentence) {
        Gist told = new Gist();
        told.add(answer, sentence);
        return told.words() >= NEAR_WORDS && gist.cosine(told) > NEAR;
    }

    /** How much a sentence must sound so to be taken so: the less, the surer the rules are. */
    private static double enough(Manner.Signs signs, boolean near, boolean isExpected) {
        return switch (signs.verdict()) {
            case NO -> signs.related() || near ? LIKELY + RELATED_MORE : LIKELY;
            case FRAMED -> signs.onDomain() || signs.onProgram() ? LIKELY : RULED;
            case MAYBE -> signs.onDomain() || isExpected ? LIKELY : RULED;
            case YES -> SURE;
            case HIDDEN -> Double.NEGATIVE_INFINITY;
        };
    }

    /** What is known of each sentence besides its words. */
    Manner.Signs[] signs() {
        Verdict[] verdicts = new Verdict[answer.sentences()];
        for (int sentence = 0; sentence < verdicts.length; sentence++) {
            verdicts[sentence] = verdict(sentence);
        }
        boolean onDomain = isSubject(verdicts, orders.domain());
        boolean onProgram = isSubject(verdicts, orders.program());
        Manner.Signs[] signs = new Manner.Signs[verdicts.length];
        for (int sentence = 0; sentence < signs.length; sentence++) {
            int end = answer.end(answer.to(sentence) - 1);
            char mark = end < text.length() ? text.charAt(end) : '.';
            signs[sentence] = new Manner.Signs(
                    verdicts[sentence],
                    relation.share(sentence) >= RELATED,
                    onDomain,
                    onProgram,
                    mark == '?',
                    mark == '!');
        }
        return signs;
    }

    /** Whether the question or the rest of the answer is about what these words are about. */
    private boolean isSubject(Verdict[] verdicts, Set<String> subject) {
        if (guide.asksAny(subject)) {
            return true;
        }
        Set<String> about = new HashSet<>();
        for (int sentence = 0; sentence < verdicts.length; sentence++) {
            for (int i = answer.from(sentence); verdicts[sentence] == Verdict.NO && i < answer.to(sentence); i++) {
                if (subject.contains(answer.word(i).term())) {
                    about.add(answer.word(i).stem());
                }
            }
        }
        return about.size() >= 2;
    }

    private Verdict verdict(int sentence) {
        int from = answer.textFrom(sentence);
        int to = answer.textTo(sentence);
        String raw = text.substring(from, Math.min(to, from + LONGEST));
        boolean plain = Disguise.isPlain(raw);
        if ((!plain && Disguise.isDisguised(raw))
                || (Disguise.mayBeEncoded(answer, sentence) && Disguise.isEncoded(raw))) {
            return Verdict.HIDDEN;
        }
        int heat = plain ? 0 : Orders.ENOUGH_HEAT;
        boolean related = false;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            heat += orders.heat(answer.word(i).term());
            related |= relation.isRelated(i);
        }
        if (heat >= Orders.ENOUGH_HEAT) {
            Verdict verdict = byWords(raw, plain);
            if (verdict != Verdict.NO) {
                return verdict;
            }
            if (isFramed(from, to, raw)) {
                return Verdict.FRAMED;
            }
        }
        boolean isLast = sentence == answer.sentences() - 1;
        return isLast
                        && !related
                        && orders.wishes().matcher(Disguise.folded(raw, plain)).find()
                ? Verdict.MAYBE
                : Verdict.NO;
    }

    private Verdict byWords(String raw, boolean plain) {
        String folded = Disguise.folded(raw, plain);
        if (orders.isCertain(folded)) {
            return Verdict.YES;
        }
        if (!orders.isLikely(folded)) {
            return Verdict.NO;
        }
        boolean direct =
                DEICTIC.matcher(folded).find() && !ONESELF.matcher(folded).find();
        boolean hidden = !plain && !orders.isLikely(raw.toLowerCase(Locale.ROOT));
        return hidden ? Verdict.HIDDEN : direct ? Verdict.YES : Verdict.MAYBE;
    }

    /** Whether a sentence, or the line it stands in where nobody speaks of themselves, is markup or a program that tells a score. */
    private boolean isFramed(int from, int to, String raw) {
        if (MARKUP.matcher(raw).find()
                && orders.frames().matcher(raw.toLowerCase(Locale.ROOT)).find()) {
            return true;
        }
        int start = Math.max(text.lastIndexOf('\n', Math.max(0, from - 1)) + 1, from - LONGEST);
        int end = text.indexOf('\n', to);
        String line = text.substring(start, Math.min(end < 0 ? text.length() : end, from + LONGEST));
        if (!CODE.matcher(line).find()) {
            return false;
        }
        String small = line.toLowerCase(Locale.ROOT);
        return !ONESELF.matcher(small).find() && orders.frames().matcher(small).find();
    }
}
