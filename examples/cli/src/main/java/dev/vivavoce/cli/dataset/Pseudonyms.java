package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.Classification.SkillMention;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.Once;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what tells who somebody is: addresses, telephone and other long numbers, the names that the line gives, and every
 * word with a capital that neither the question bank knows nor the golden answers write small. The same name becomes the same
 * word throughout an answer. It finds no name that is written small or is a common word, and takes some words for names that
 * are none: look before you pass data on.
 */
final class Pseudonyms {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<email>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)|(?<url>(?:https?://|www\\.)\\S+)|(?<handle>(?<!\\w)@\\w{2,})"
                    + "|(?<number>(?<![\\w.])\\+?\\d(?:[ ./()-]{0,2}\\d){6,}(?!\\w))",
            Pattern.UNICODE_CHARACTER_CLASS);
    /** Written with a capital and then small: not an abbreviation, and no product such as JavaScript. */
    private static final Pattern CAPITALISED = Pattern.compile(
            "(?<![\\p{L}\\p{N}_/@.-])(?:Mc|Mac|O['’])?\\p{Lu}\\p{Ll}+(?:['’-]\\p{Lu}\\p{Ll}+)*(?![\\p{L}\\p{N}_]|[.][\\p{L}\\p{N}])");

    private static final Pattern TITLE =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Herr|Frau|Sister|Nurse)\\.?\\s+$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SMALL = Pattern.compile("(?<![\\p{L}\\p{N}\\\\])\\p{Ll}+(?![\\p{L}\\p{N}])");
    private static final Supplier<Set<String>> KNOWN = Once.of(Pseudonyms::known);
    private static final String NOT_NAMES =
            "monday tuesday wednesday thursday friday saturday sunday january february march april"
                    + " may june july august september october november december christmas easter ramadan english german french"
                    + " spanish italian polish turkish arabic russian chinese japanese portuguese dutch european american british mr mrs ms miss dr prof sir herr frau";

    private final String text;
    private final List<String> given;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Replacement> replacements = new ArrayList<>();

    private record Replacement(int start, int end, String by) {}

    private Pseudonyms(String text, List<String> given) {
        this.text = text;
        this.given = given;
    }

    /**
     * The same example without what tells who somebody is.
     *
     * @param given names of the person, of colleagues and of employers, where the host knows them
     */
    static Labelled in(Labelled labelled, List<String> given) {
        Submission submission = labelled.submission();
        Pseudonyms found = new Pseudonyms(submission.answer(), given);
        found.find();
        String answer = found.replaced();
        Evaluation.Scored evaluation = labelled.evaluation();
        List<Rating> ratings = evaluation.ratings().stream()
                .map(rating -> new Rating(
                        rating.criterion(),
                        rating.level(),
                        rating.evidence().stream()
                                .map(quote -> found.moved(quote, answer))
                                .toList()))
                .toList();
        List<Coverage> anchors = evaluation.anchors().stream()
                .map(coverage -> new Coverage(
                        coverage.anchor(),
                        coverage.covered(),
                        coverage.evidence().map(quote -> found.moved(quote, answer))))
                .toList();
        Feedback feedback = new Feedback(
                found.said(evaluation.feedback().positive()),
                found.said(evaluation.feedback().improvements()));
        return labelled.with(
                submission.withAnswer(answer),
                new Evaluation.Scored(
                        ratings,
                        anchors,
                        feedback,
                        evaluation.flags(),
                        evaluation.confidence(),
                        evaluation.provenance()));
    }

    private void find() {
        ADDRESS.matcher(text).results().forEach(this::address);
        for (String name : given) {
            whole(name).matcher(text).results().forEach(match -> replace(match.start(), match.end(), named(name)));
            WORD.matcher(name)
                    .results()
                    .map(MatchResult::group)
                    .filter(part -> part.length() > 2)
                    .forEach(part -> whole(part)
                            .matcher(text)
                            .results()
                            .forEach(match -> replace(match.start(), match.end(), named(part))));
        }
        List<SkillMention> skills =
                QuestionBank.bundled().classify("Answer", text).skills();
        for (MatchResult word : CAPITALISED.matcher(text).results().toList()) {
            boolean isSkill =
                    skills.stream().anyMatch(skill -> skill.start() <= word.start() && word.end() <= skill.end());
            if (isTitled(word.start()) || !(isSkill || isKnown(word.group()))) {
                replace(word.start(), word.end(), named(word.group()));
            }
        }
        replacements.sort((a, b) -> Integer.compare(a.start, b.start));
    }

    private void address(MatchResult match) {
        Matcher again = ADDRESS.matcher(match.group());
        String by = again.lookingAt() && again.group("number") != null ? "a number" : "an address";
        replace(match.start(), match.end(), by);
    }

    private boolean isTitled(int start) {
        return TITLE.matcher(text.substring(Math.max(0, start - 12), start)).find();
    }

    private static boolean isKnown(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return KNOWN.get().contains(small)
                || (small.endsWith("s") && KNOWN.get().contains(small.substring(0, small.length() - 1)));
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(List.of(NOT_NAMES.split(" ")));
        QuestionBank bank = QuestionBank.bundled();
        for (Question question : bank.questions()) {
            words(known, question.text());
            question.anchors().stream().map(Anchor::text).forEach(text -> words(known, text));
            question.skill().ifPresent(skill -> words(known, skill.name()));
        }
        bank.categories().forEach(kind -> words(known, kind.name()));
        try (InputStream in = Intake.resource()) {
            String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            SMALL.matcher(golden).results().map(MatchResult::group).forEach(known::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private static void words(Set<String> into, String text) {
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(into::add);
    }

    private static Pattern whole(String name) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private String named(String name) {
        return names.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> "Name" + (names.size() + 1));
    }

    private void replace(int start, int end, String by) {
        if (replacements.stream().noneMatch(other -> other.start < end && start < other.end)) {
            replacements.add(new Replacement(start, end, by));
        }
    }

    private String replaced() {
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        for (Replacement replacement : replacements) {
            replaced.append(text, copied, replacement.start).append(replacement.by);
            copied = replacement.end;
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    private Evidence moved(Evidence quote, String answer) {
        return Evidence.in(answer, moved(quote.start(), false), moved(quote.end(), true));
    }

    /** Where an offset of the old text lies in the new one; within a name, at its edge. */
    private int moved(int offset, boolean isEnd) {
        int shift = 0;
        for (Replacement replacement : replacements) {
            if (replacement.end <= offset) {
                shift += replacement.by.length() - (replacement.end - replacement.start);
            } else if (replacement.start < offset) {
                return replacement.start + shift + (isEnd ? replacement.by.length() : 0);
            }
        }
        return offset + shift;
    }

    /** Feedback speaks of the same names. */
    private List<String> said(List<String> points) {
        List<String> said = new ArrayList<>();
        for (String point : points) {
            String changed = ADDRESS.matcher(point).replaceAll("an address");
            for (Map.Entry<String, String> name : names.entrySet()) {
                changed = whole(name.getKey()).matcher(changed).replaceAll(name.getValue());
            }
            said.add(changed);
        }
        return said;
    }
}
