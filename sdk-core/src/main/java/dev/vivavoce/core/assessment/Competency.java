package dev.vivavoce.core.assessment;

/**
 * Something a person can be good at and an interview can ask for, such as "Conflict resolution".
 *
 * @param id stable, such as {@code conflict-resolution}
 * @param name for people
 */
public record Competency(String id, String name) {
    public Competency {
        WordLimit.NONE.require(id, "id");
        WordLimit.NONE.require(name, "name");
    }
}
