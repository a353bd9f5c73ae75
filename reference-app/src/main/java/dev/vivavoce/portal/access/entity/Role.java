package dev.vivavoce.portal.access.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a person may do within their tenant. The operator is none of them: that one runs the installation, belongs to no tenant, and comes
 * from the configuration.
 */
public enum Role {
    ADMINISTRATOR,
    RECRUITER,
    REVIEWER,
    LEARNER,
    CANDIDATE;

    /** What everybody who has signed in is besides, as {@code @RolesAllowed} names it. */
    public static final String PERSON = "person";

    public static final String OPERATOR = "operator";

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String join(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::label).collect(Collectors.joining(" "));
    }

    public static Set<Role> split(String stored) {
        return stored.isEmpty()
                ? Set.of()
                : Arrays.stream(stored.split(" ", -1))
                        .map(label -> valueOf(label.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
