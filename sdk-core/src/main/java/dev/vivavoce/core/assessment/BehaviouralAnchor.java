package dev.vivavoce.core.assessment;

/**
 * What an answer at a level looks like: one step of a behaviourally anchored rating scale (Smith and Kendall, 1963).
 *
 * @param level {@value Rubric#LOWEST} to {@value Rubric#HIGHEST}
 * @param behaviour what an assessor can observe
 */
public record BehaviouralAnchor(int level, String behaviour) {
    public BehaviouralAnchor {
        Rubric.requireLevel(level);
        WordLimit.NONE.require(behaviour, "behaviour");
    }
}
