package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.exchange.control.Network;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts attempts to sign in, per user name and per address, in the database, so that all nodes count together. An attempt is counted before
 * its password is looked at, and taken back when it was right: a thousand guesses at once are a thousand. Names that nobody has are
 * counted alike, under a hash.
 */
@ApplicationScoped
public class LoginThrottle {
    private static final int CLEARED = 10;

    @Inject
    Database database;

    @Inject
    @ConfigProperty(name = "login.failures.user")
    int perUser;

    @Inject
    @ConfigProperty(name = "login.failures.address")
    int perAddress;

    @Inject
    @ConfigProperty(name = "login.window.minutes")
    int minutes;

    /**
     * Counts an attempt; how long to wait where there were too many. Each attempt takes away more rows that count no longer than it makes, so that
     * names tried by the thousand do not stay.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Duration> count(UUID tenant, String usernameKey, String address) {
        database.change(
                "delete from login_failure where bucket = any (array(select bucket from login_failure where since < ?"
                        + " order by since limit ? for update skip locked))",
                Instant.now().minus(Duration.ofMinutes(minutes)),
                CLEARED);
        Optional<Duration> byAddress = count(address(address), perAddress);
        Optional<Duration> byUser = count(user(tenant, usernameKey), perUser);
        return byUser.isPresent() ? byUser : byAddress;
    }

    /** The attempt was a good one. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void takeBack(UUID tenant, String usernameKey, String address) {
        database.change(
                "update login_failure set failures = greatest(0, failures - 1) where bucket = ?", address(address));
        database.change("delete from login_failure where bucket = ?", user(tenant, usernameKey));
    }

    private Optional<Duration> count(byte[] bucket, int allowed) {
        Duration window = Duration.ofMinutes(minutes);
        Instant now = Instant.now();
        return database.row(
                        row -> row.getInt(1) > allowed
                                ? Duration.between(
                                        now, Database.instant(row, "since").plus(window))
                                : Duration.ZERO,
                        "insert into login_failure as f (bucket, failures, since) values (?, 1, ?)"
                                + " on conflict (bucket) do update set"
                                + " failures = case when f.since < ? then 1 else f.failures + 1 end,"
                                + " since = case when f.since < ? then excluded.since else f.since end"
                                + " returning failures, since",
                        bucket,
                        now,
                        now.minus(window),
                        now.minus(window))
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0);
    }

    private static byte[] user(UUID tenant, String usernameKey) {
        return Sha256.of("user " + tenant + " " + usernameKey);
    }

    private static byte[] address(String address) {
        return Sha256.of("address " + Network.of(address));
    }
}
