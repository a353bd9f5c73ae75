package dev.vivavoce.core.question;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question with all that is needed to ask it and to rate an answer.
 *
 * @param id unique within its source
 * @param text at most 30 words
 * @param style the kind of question
 * @param competency what it asks for
 * @param skill the skill it asks for, if it asks for one
 * @param difficulty for somebody of {@code seniority}
 * @param seniority whom it is pitched at
 * @param minutes for a good answer, 1 to 60
 * @param rubric how an answer is rated
 * @param anchors what a good answer holds: at most 10, names unique, at most 3 words each, texts at most 50
 */
public record Question(
        QuestionId id,
        String text,
        Style style,
        Competency competency,
        Optional<Skill> skill,
        Difficulty difficulty,
        Seniority seniority,
        int minutes,
        Rubric rubric,
        List<Anchor> anchors) {

    /** The limit on a question's text. */
    public static final WordLimit TEXT = new WordLimit(30);
    /** The most anchors. */
    public static final int MOST_ANCHORS = 10;

    public Question {
        requireNonNull(id, "id");
        TEXT.require(text, "text");
        requireNonNull(style, "style");
        requireNonNull(competency, "competency");
        requireNonNull(skill, "skill");
        requireNonNull(difficulty, "difficulty");
        requireNonNull(seniority, "seniority");
        if (minutes < 1 || minutes > 60) {
            throw new IllegalArgumentException("minutes must be 1 to 60 but was " + minutes);
        }
        requireNonNull(rubric, "rubric");
        anchors = List.copyOf(requireNonNull(anchors, "anchors"));
        if (anchors.size() > MOST_ANCHORS) {
            throw new IllegalArgumentException(
                    "anchors must be at most " + MOST_ANCHORS + " but were " + anchors.size());
        }
        Set<String> names = new HashSet<>();
        for (Anchor anchor : anchors) {
            Anchor.NAME.require(anchor.name(), "anchor name");
            Anchor.TEXT.require(anchor.text(), "anchor");
            if (!names.add(anchor.name())) {
                throw new IllegalArgumentException("anchors name \"" + anchor.name() + "\" twice");
            }
        }
    }

    /**
     * Starts a question: technical, medium, mid, five minutes, without skill or anchors, unless said otherwise.
     *
     * @param id unique within its source
     * @param text at most 30 words
     * @param competency what it asks for
     * @param rubric how an answer is rated
     */
    public static Builder builder(String id, String text, Competency competency, Rubric rubric) {
        return new Builder(new QuestionId(id), text, competency, rubric);
    }

    /** What this question is about, for people: its skill's name, or its competency's. */
    public String subject() {
        return skill.map(Skill::name).orElse(competency.name());
    }

    /** A question in the making. Not thread-safe. */
    public static final class Builder {
        private final QuestionId id;
        private final String text;
        private final Competency competency;
        private final Rubric rubric;
        private Style style = Style.TECHNICAL;
        private Optional<Skill> skill = Optional.empty();
        private Difficulty difficulty = Difficulty.MEDIUM;
        private Seniority seniority = Seniority.MID;
        private int minutes = 5;
        private List<Anchor> anchors = List.of();

        private Builder(QuestionId id, String text, Competency competency, Rubric rubric) {
            this.id = id;
            this.text = text;
            this.competency = competency;
            this.rubric = rubric;
        }

        public Builder style(Style style) {
            this.style = style;
            return this;
        }

        public Builder skill(Skill skill) {
            this.skill = Optional.of(skill);
            return this;
        }

        public Builder difficulty(Difficulty difficulty) {
            this.difficulty = difficulty;
            return this;
        }

        public Builder seniority(Seniority seniority) {
            this.seniority = seniority;
            return this;
        }

        public Builder minutes(int minutes) {
            this.minutes = minutes;
            return this;
        }

        public Builder anchors(List<Anchor> anchors) {
            this.anchors = anchors;
            return this;
        }

        /** The question, checked. */
        public Question build() {
            return new Question(id, text, style, competency, skill, difficulty, seniority, minutes, rubric, anchors);
        }
    }
}
