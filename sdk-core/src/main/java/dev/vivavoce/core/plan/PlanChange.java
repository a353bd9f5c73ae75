package dev.vivavoce.core.plan;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;

/** A proposal to change one thing in a plan. Nothing changes until a person approves it. */
public sealed interface PlanChange {

    /** The limit on a rationale. */
    WordLimit RATIONALE = Plan.RATIONALE;

    /** The topic it is about. */
    TopicId topic();

    /** Why, in at most 60 words. */
    String rationale();

    /** Names this change within its proposal: its kind and its topic, such as {@code retire:budgeting}. */
    String id();

    /**
     * A topic to take up, at the place its priority says.
     *
     * @param introduced the topic; its minutes are taken from the others
     */
    record Introduce(Topic introduced, String rationale) implements PlanChange {
        public Introduce {
            requireNonNull(introduced, "introduced");
            RATIONALE.require(rationale, "rationale");
        }

        @Override
        public TopicId topic() {
            return introduced.id();
        }

        @Override
        public String id() {
            return "introduce:" + topic();
        }
    }

    /** A topic to drop; its minutes go to the others. */
    record Retire(TopicId topic, String rationale) implements PlanChange {
        public Retire {
            requireNonNull(topic, "topic");
            RATIONALE.require(rationale, "rationale");
        }

        @Override
        public String id() {
            return "retire:" + topic();
        }
    }

    /**
     * A topic to move up or down.
     *
     * @param before its priority when this was proposed
     * @param after its priority then, 1 is the highest
     */
    record Reprioritise(TopicId topic, int before, int after, String rationale) implements PlanChange {
        public Reprioritise {
            requireNonNull(topic, "topic");
            requireChange("priority", before, after);
            RATIONALE.require(rationale, "rationale");
        }

        @Override
        public String id() {
            return "reprioritise:" + topic();
        }
    }

    /**
     * A topic to give more or less time.
     *
     * @param before its daily minutes when this was proposed
     * @param after its daily minutes then, at most {@value Topic#MOST_MINUTES}
     */
    record Rebudget(TopicId topic, int before, int after, String rationale) implements PlanChange {
        public Rebudget {
            requireNonNull(topic, "topic");
            requireChange("minutes", before, after);
            if (before > Topic.MOST_MINUTES || after > Topic.MOST_MINUTES) {
                throw new IllegalArgumentException(
                        "minutes must be at most " + Topic.MOST_MINUTES + " but went from " + before + " to " + after);
            }
            RATIONALE.require(rationale, "rationale");
        }

        @Override
        public String id() {
            return "rebudget:" + topic();
        }
    }

    private static void requireChange(String what, int before, int after) {
        if (before < 1 || after < 1 || before == after) {
            throw new IllegalArgumentException(
                    what + " must change between values of 1 or more but went from " + before + " to " + after);
        }
    }
}
