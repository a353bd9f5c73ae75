package dev.vivavoce.bank;

import dev.vivavoce.bank.Finding.Rule;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for what makes a question unfair, unclear or hard to rate. It reads English words, not meaning: a finding is a place
 * to look at, and a question without one may still be a poor one. Limits on length are no findings, because a
 * {@link Question} beyond them cannot be built. Immutable.
 */
public final class QuestionLinter {

    private static final int FEWEST_ANCHORS = 3;
    private static final int FEWEST_LEVELS = 3;
    private static final double SAME = 0.6;
    private static final double ECHO = 0.8;
    private static final double HARDEST_GRADE = 13;

    /** What somebody in the question says is not asked of anybody. */
    private static final Pattern QUOTED = Pattern.compile("[\"“„][^\"”“]*[\"”“]");

    private static final Pattern UNLAWFUL =
            words("how old (?:are|were) you|your (?:age|date of birth|birthday|birthplace|"
                    + "religion|faith|church|health|illness|disability|medical history|nationality|citizenship|ethnicity|race|"
                    + "native (?:language|tongue)|mother tongue|politics|political \\w+|marital status|husband|wife|spouse|"
                    + "boyfriend|girlfriend|sexual orientation|pregnancy|children|kids|family plans|childcare|criminal record|"
                    + "arrests?|(?:current|present|last|previous) salary|salary history|pay history|credit record)"
                    + "|(?:are|were) you (?:married|single|divorced|pregnant|religious|disabled|a citizen|a native speaker|"
                    + "a (?:union )?member of)|(?:have you|were you) (?:ever )?(?:been )?(?:arrested|convicted)"
                    + "|do you (?:have|plan|want|intend to have) (?:any |to have )?(?:children|kids|a family|a disability)"
                    + "|(?:when|where|in which year|what year) (?:were you born|did you (?:graduate|finish school|leave school))"
                    + "|where (?:are you|do you come|is your family) (?:originally )?from|who(?:m)? did you vote for|do you vote"
                    + "|do you (?:smoke|drink|pray|attend church|take (?:any )?(?:drugs|medication))"
                    + "|how much (?:do|did) you (?:earn|make)|what (?:do|did) you (?:earn|make) (?:now|before|today)");
    private static final Pattern YES_OR_NO = Pattern.compile(
            "^(?:do|does|did|is|are|was|were|has|have|had|can|could|would|will|should|must|may)\\b"
                    + "(?! you (?:please )?(?:tell|describe|give|walk|take|explain|share|show|name|list|outline|recall)\\b).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING = words(
            "(?:don't|doesn't|isn't|aren't|wouldn't|shouldn't|didn't) (?:you|it|they|we)"
                    + "|surely|obviously|of course|you (?:would|do) agree that|wouldn't you (?:say|agree)|(?<=, )right \\?|don't you think");
    private static final Pattern SECOND_QUESTION = words("(?<!who |what )(?:and|or) (?:how|why|what|when|where) "
            + "(?:do|does|did|is|are|was|were|would|will|can|could|should|have|has)");
    private static final Pattern UNOBSERVABLE = words("(?:a )?(?:good|great|nice|excellent|proper|adequate|appropriate|"
            + "convincing|strong|solid) (?:answer|response|attitude|understanding|knowledge|impression|personality)"
            + "|is (?:motivated|smart|clever|likeable|nice|a team player)|has (?:charisma|a good feeling)|feels right");
    private static final Pattern JARGON = words("synerg\\w+|leverage|low[- ]hanging fruit|circle back|deep[- ]dive|"
            + "move the needle|rock ?star|ninja|guru|think outside the box|paradigm|boil the ocean|touch base|"
            + "best[- ]of[- ]breed|mission[- ]critical|value[- ]add|holistic|ideate|bleeding[- ]edge|drill down|"
            + "actionable insights|going forward|at the end of the day");
    private static final Pattern GENDERED =
            words("he|she|his|hers|her|him|himself|herself|s/he|(?:sales|chair|fore|fire|"
                    + "police|business|handy|crafts|door|post|spokes)(?:man|men|woman|women)|manpower|mankind|guys|waitress|"
                    + "stewardess|housewife|man-hours|ladies|gentlemen");

    /** A linter of English questions. */
    public QuestionLinter() {}

    /** What is wrong with the questions, one by one and among each other; in their order. */
    public List<Finding> lint(List<Question> questions) {
        List<Finding> findings = new ArrayList<>();
        NearDuplicates among = new NearDuplicates();
        questions.forEach(question -> among.add(question.text()));
        List<OptionalInt> earlier = among.earlier();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            findings.addAll(lint(question));
            earlier.get(i)
                    .ifPresent(at -> findings.add(
                            nearDuplicate(question.id(), questions.get(at).id())));
        }
        return findings;
    }

    /** What is wrong with the question by itself. */
    public List<Finding> lint(Question question) {
        List<Finding> findings = new ArrayList<>();
        wording(question, findings);
        anchors(question, findings);
        rubric(question, findings);
        return findings;
    }

    /** The finding that a question says the same as an earlier one, which {@link NearDuplicates} has told. */
    public static Finding nearDuplicate(QuestionId question, QuestionId earlier) {
        return new Finding(
                Rule.NEAR_DUPLICATE,
                question,
                "says about the same as \"" + earlier + "\"",
                "Keep one of the two, or ask for something else.");
    }

    private static void wording(Question question, List<Finding> findings) {
        String text = QUOTED.matcher(question.text().toLowerCase(Locale.ROOT))
                .replaceAll(" … ")
                .replace('’', '\'')
                .replace("?", " ?");
        List<String> asked = asked(text);
        match(
                UNLAWFUL,
                text,
                Rule.UNLAWFUL_TOPIC,
                question,
                findings,
                "Ask for what the work needs, such as times or tasks.");
        match(LEADING, text, Rule.LEADING, question, findings, "Ask openly, without the answer you hope for.");
        match(JARGON, text, Rule.JARGON, question, findings, "Say it in everyday words.");
        match(
                GENDERED,
                text,
                Rule.GENDERED_WORDING,
                question,
                findings,
                "Use a word for everybody: they, chair, staff.");
        asked.stream()
                .filter(sentence -> YES_OR_NO.matcher(sentence).matches() && !sentence.contains(" or "))
                .findFirst()
                .ifPresent(sentence -> findings.add(new Finding(
                        Rule.YES_OR_NO,
                        question.id(),
                        "yes or no would answer \"" + sentence.strip() + "\"",
                        "Begin with what, how, which, or Tell me about.")));
        Matcher second = SECOND_QUESTION.matcher(text);
        if (asked.size() > 1 || second.find()) {
            findings.add(new Finding(
                    Rule.DOUBLE_BARRELLED,
                    question.id(),
                    asked.size() > 1
                            ? "asks " + asked.size() + " questions"
                            : "asks \"" + second.group().strip() + "\" as well",
                    "Ask one thing; a follow-up can ask the other."));
        }
        double grade = grade(question.text());
        if (grade > HARDEST_GRADE) {
            findings.add(new Finding(
                    Rule.HARD_TO_READ,
                    question.id(),
                    String.format(Locale.ROOT, "needs %.0f years of school (Flesch-Kincaid)", grade),
                    "Use shorter sentences and shorter words."));
        }
    }

    private static void match(
            Pattern pattern, String text, Rule rule, Question question, List<Finding> findings, String suggestion) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            findings.add(
                    new Finding(rule, question.id(), "says \"" + matcher.group().strip() + "\"", suggestion));
        }
    }

    private static void anchors(Question question, List<Finding> findings) {
        List<Anchor> anchors = question.anchors();
        if (anchors.size() < FEWEST_ANCHORS) {
            findings.add(new Finding(
                    Rule.FEW_ANCHORS,
                    question.id(),
                    "has " + anchors.size() + (anchors.size() == 1 ? " anchor" : " anchors"),
                    "Name three to five points that a good answer holds."));
        }
        Set<String> asked = new HashSet<>(Words.stems(question.text()));
        List<Set<String>> said = new ArrayList<>();
        for (Anchor anchor : anchors) {
            match(
                    UNOBSERVABLE,
                    anchor.text().toLowerCase(Locale.ROOT),
                    Rule.UNOBSERVABLE_ANCHOR,
                    question,
                    findings,
                    "Say what can be heard in an answer.");
            Set<String> stems = new HashSet<>(Words.stems(anchor.text()));
            if (!stems.isEmpty() && shared(stems, asked) >= ECHO * stems.size()) {
                findings.add(new Finding(
                        Rule.ECHOING_ANCHOR,
                        question.id(),
                        "anchor \"" + anchor.name() + "\" repeats the question",
                        "Say what a good answer adds."));
            }
            for (int i = 0; i < said.size(); i++) {
                if (shared(stems, said.get(i))
                        > SAME * Math.min(stems.size(), said.get(i).size())) {
                    findings.add(new Finding(
                            Rule.OVERLAPPING_ANCHORS,
                            question.id(),
                            "anchors \"" + anchors.get(i).name() + "\" and \"" + anchor.name() + "\" say the same",
                            "Join them, or say what sets them apart."));
                }
            }
            said.add(stems);
        }
    }

    private static void rubric(Question question, List<Finding> findings) {
        for (Criterion criterion : question.rubric().criteria()) {
            if (criterion.anchors().size() < FEWEST_LEVELS) {
                findings.add(new Finding(
                        Rule.SPARSE_RUBRIC,
                        question.id(),
                        "criterion \"" + criterion.name() + "\" describes "
                                + criterion.anchors().size() + " levels",
                        "Describe at least levels 1, 3 and 5."));
            }
        }
    }

    private static int shared(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String word : one) {
            shared += other.contains(word) ? 1 : 0;
        }
        return shared;
    }

    /** The sentences that end with a question mark. */
    private static List<String> asked(String text) {
        List<String> asked = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?') {
                asked.add(text.substring(start, i).strip());
            }
            if (c == '?' || c == '.' || c == '!' || c == ':') {
                start = i + 1;
            }
        }
        return asked;
    }

    /** Flesch-Kincaid grade level (Kincaid et al., 1975), with groups of vowels for syllables. */
    private static double grade(String text) {
        int words = 0;
        int syllables = 0;
        int sentences = Math.max(1, text.split("[.!?]+(?:\\s|$)", -1).length - 1);
        Matcher word = Pattern.compile("\\p{L}+").matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words++;
            String letters = word.group().replaceFirst("(?<=[^aeiouyl])e$", "");
            Matcher vowels = Pattern.compile("[aeiouy]+").matcher(letters);
            int count = 0;
            while (vowels.find()) {
                count++;
            }
            syllables += Math.max(1, count);
        }
        return words == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![\\p{L}'])(?:" + alternatives + ")(?![\\p{L}'])", Pattern.CASE_INSENSITIVE);
    }
}
