package dev.vivavoce.djl;

import java.util.Locale;

/** What one side says in a conversation. */
record Turn(Role role, String text) {

    /** Who says it. */
    enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        /** As templates write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
