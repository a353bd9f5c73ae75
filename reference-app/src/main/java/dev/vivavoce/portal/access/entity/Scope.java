package dev.vivavoce.portal.access.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an API key may do. Keys cannot make keys. */
public enum Scope {
    USERS_READ,
    USERS_WRITE,
    AUDIT_READ,
    POSITIONS_READ,
    POSITIONS_WRITE,
    INVITATIONS_READ,
    INVITATIONS_WRITE,
    SCORECARDS_READ,
    QUESTIONS_READ,
    QUESTIONS_WRITE;

    /** As {@code @RolesAllowed} names it: {@code users:read}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    static String join(Set<Scope> scopes) {
        return new TreeSet<>(scopes).stream().map(Scope::label).collect(Collectors.joining(" "));
    }

    static Set<Scope> split(String stored) {
        return Arrays.stream(stored.split(" ", -1))
                .map(label -> valueOf(label.toUpperCase(Locale.ROOT).replace(':', '_')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
