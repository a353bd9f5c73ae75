package dev.vivavoce.portal.models.control;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose answers are rated in this request, since what they cost is the session's. */
@RequestScoped
public class CurrentSession {
    private @Nullable UUID id;

    public void is(UUID session) {
        this.id = session;
    }

    Optional<UUID> id() {
        return Optional.ofNullable(id);
    }
}
