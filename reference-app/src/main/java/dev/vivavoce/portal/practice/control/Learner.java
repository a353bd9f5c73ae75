package dev.vivavoce.portal.practice.control;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The person who practises: the caller. */
@ApplicationScoped
public class Learner {
    /** The purpose under which the profile seals a story. */
    private static final String STORY = "story";

    @Inject
    Caller caller;

    @Inject
    Directory directory;

    @Inject
    Database database;

    @Inject
    TenantSeal seal;

    public UUID id() {
        return caller.id();
    }

    /** The role they say they apply for. */
    public Optional<String> role() {
        return Optional.ofNullable(user().appliedFor()).filter(role -> !role.isBlank());
    }

    /** Their own story; may be empty. */
    public String story() {
        return user().story().map(closed -> seal.open(closed, STORY)).orElse("");
    }

    /** One thing at a time, until the transaction ends: of two decisions on one plan, the second sees the first. */
    public void lock() {
        database.row(row -> true, "select 1 from users where id = ? for no key update", id());
    }

    private User user() {
        return directory.user(id());
    }
}
