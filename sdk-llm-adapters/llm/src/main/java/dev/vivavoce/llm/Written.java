package dev.vivavoce.llm;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a model's reply makes of a query: questions within their limits, of each style at most as many as wanted. */
record Written(QuestionQuery query, Function<Style, Rubric> rubrics) {

    private static final WordLimit COMPETENCY = new WordLimit(4);
    private static final int MOST_MINUTES = 60;

    /** @throws MalformedReplyException when there is no list of questions, or one of them has no known style or difficulty */
    List<Question> read(Item reply) {
        List<Question> written = new ArrayList<>();
        for (Item item : reply.items("questions")) {
            question(item)
                    .filter(question -> !query.exclude().contains(question.id()))
                    .filter(question ->
                            written.stream().noneMatch(other -> other.id().equals(question.id())))
                    .ifPresent(written::add);
        }
        written.sort(Comparator.comparingInt(question -> query.exposure().getOrDefault(question.id(), 0)));
        List<Question> chosen = new ArrayList<>();
        for (Map.Entry<Style, Integer> wanted : query.mix().entrySet()) {
            written.stream()
                    .filter(question -> question.style() == wanted.getKey())
                    .limit(wanted.getValue())
                    .forEach(chosen::add);
        }
        return List.copyOf(chosen);
    }

    /** Cut in the middle a question asks for something else, so one that is too long is left out. */
    private Optional<Question> question(Item item) {
        String text = Texts.clip(item.text("text"), WordLimit.NONE);
        String competency = Texts.clip(item.text("competency"), COMPETENCY);
        if (!Texts.says(text) || !Texts.says(competency) || WordLimit.count(text) > Question.TEXT.words()) {
            return Optional.empty();
        }
        Style style = constant(Style.class, item, "style");
        return Optional.of(Question.builder(
                        id(style, text),
                        text,
                        new Competency(Ids.of(competency, "competency"), competency),
                        rubrics.apply(style))
                .style(style)
                .difficulty(constant(Difficulty.class, item, "difficulty"))
                .seniority(query.position().seniority().orElse(Seniority.MID))
                .minutes(item.integer("minutes", 1, MOST_MINUTES))
                .anchors(anchors(item))
                .build());
    }

    private static List<Anchor> anchors(Item item) {
        List<Anchor> anchors = new ArrayList<>();
        for (Item entry : item.items("anchors")) {
            String name = Texts.clip(entry.text("name"), Anchor.NAME);
            String text = Texts.clip(entry.text("text"), Anchor.TEXT);
            boolean isNew = anchors.stream().noneMatch(anchor -> anchor.name().equals(name));
            if (isNew && Texts.says(name) && Texts.says(text) && anchors.size() < Question.MOST_ANCHORS) {
                anchors.add(new Anchor(name, text));
            }
        }
        return anchors;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Item item, String key) {
        String given = item.text(key).strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(given)) {
                return constant;
            }
        }
        throw new MalformedReplyException("\"" + key + "\" must be one of those that the form names");
    }

    private String id(Style style, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((style + "\n" + query.locale().toLanguageTag() + "\n" + text)
                            .getBytes(StandardCharsets.UTF_8));
            return "written-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
