package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** When and from where a person has signed in. */
@ApplicationScoped
public class OwnSignIns implements PersonalRecords {
    record SignIn(String address, Instant createdAt, Instant expiresAt) {}

    @Inject
    Database database;

    @Override
    public String section() {
        return "signIns";
    }

    @Override
    public Object export(UUID person) {
        return database.rows(
                row -> new SignIn(
                        row.getString("address"),
                        Database.instant(row, "created_at"),
                        Database.instant(row, "expires_at")),
                "select address, created_at, expires_at from sign_in where user_id = ? order by created_at",
                person);
    }
}
