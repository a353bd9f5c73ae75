package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The daily review: once on each day of the learner's own calendar. */
@ApplicationScoped
public class Reviews {
    /**
     * A review.
     *
     * @param changes what follows for the plan; empty where nothing does
     */
    public record Held(LocalDate day, ZoneId zone, Progress progress, Optional<Plans.Changed> changes) {}

    /** One that may be held, and what it goes by. */
    public record Due(ZoneId zone, Planning.Ground ground) {}

    /** When one was held, and where the learner was. */
    public record Past(Instant at, ZoneId zone) {}

    /** When one was held, and what was proposed then. */
    public record Kept(Instant at, Optional<UUID> proposal) {}

    @Inject
    Database database;

    @Inject
    Caller caller;

    @Inject
    Learner learner;

    @Inject
    Plans plans;

    /** In the given zone, or where the last one was held. */
    @InTenant
    public Due due(Optional<ZoneId> given) {
        Planning.Ground ground = plans.ground();
        Optional<Past> last = last();
        ZoneId zone = given.or(() -> last.map(Past::zone)).orElse(ZoneOffset.UTC);
        requireDue(last, zone, Instant.now());
        return new Due(zone, ground);
    }

    /** Within the tenant's transaction; refused where another one was held meanwhile. */
    public Held hold(Due due, Reconciliation found) {
        learner.lock();
        ZoneId zone = due.zone();
        Instant now = Instant.now();
        requireDue(last(), zone, now);
        Optional<Plans.Changed> changes =
                found.proposal().changes().isEmpty() ? Optional.empty() : Optional.of(plans.keep(found.proposal()));
        database.change(
                "insert into review (tenant_id, user_id, held_at, time_zone, proposal_id) values (?, ?, ?, ?, ?)",
                caller.tenant().orElseThrow(),
                learner.id(),
                now,
                zone.getId(),
                changes.map(changed -> changed.row().id()).orElse(null));
        return new Held(LocalDate.ofInstant(now, zone), zone, found.progress(), changes);
    }

    private static void requireDue(Optional<Past> last, ZoneId zone, Instant now) {
        Optional<Instant> next = last.map(past -> next(past, zone)).filter(now::isBefore);
        if (next.isPresent()) {
            throw Problem.of(
                    429,
                    "review-held",
                    "One review a day",
                    "Today's review was held; the next one can be at " + next.get() + ".",
                    Duration.between(now, next.get()));
        }
    }

    /** When the next one may be held; empty while one may. */
    public Optional<Instant> next(ZoneId zone) {
        return last().map(past -> next(past, zone)).filter(Instant.now()::isBefore);
    }

    /** The last one. */
    public Optional<Kept> latest() {
        return database.row(
                row -> new Kept(
                        Database.instant(row, "held_at"),
                        Optional.ofNullable(row.getString("proposal_id")).map(UUID::fromString)),
                "select held_at, proposal_id from review where user_id = ? order by held_at desc limit 1",
                learner.id());
    }

    private Optional<Past> last() {
        return all(learner.id()).stream().reduce((first, second) -> second);
    }

    /** When the day is over where the last one was held, and here: else whoever names one zone after the other has a review each hour. */
    static Instant next(Past last, ZoneId zone) {
        Instant here = DailyReview.nextAfter(last.at(), zone);
        Instant there = DailyReview.nextAfter(last.at(), last.zone());
        return here.isAfter(there) ? here : there;
    }

    List<Past> all(UUID person) {
        return database.rows(
                row -> new Past(Database.instant(row, "held_at"), ZoneId.of(row.getString("time_zone"))),
                "select held_at, time_zone from review where user_id = ? order by held_at",
                person);
    }
}
