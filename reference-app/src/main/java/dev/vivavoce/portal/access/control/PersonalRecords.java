package dev.vivavoce.portal.access.control;

import java.util.UUID;

/**
 * What a component keeps about a person. Each component that keeps something has a bean of this kind; {@code GET /me/export} and
 * {@code DELETE /me} ask all of them, within the tenant's transaction.
 */
public interface PersonalRecords {
    /** Under which name it stands in the export. */
    String section();

    /** Everything, as a value that becomes JSON. */
    Object export(UUID person);

    /** Removes what does not go with the person's row by itself. */
    default void erase(UUID person) {}
}
