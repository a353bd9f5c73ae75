package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.interviews.entity.Invitation;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What an invitation is to, for whoever holds its link; looking uses nothing up. */
@ApplicationScoped
public class Offers {
    /**
     * An interview that somebody may come to.
     *
     * @param name whose it is, unless they were erased
     * @param planned for everybody
     * @param extra what this candidate has beside that
     * @param left of the time, once it was begun
     * @param keptDays after its end; until somebody erases it if empty
     */
    public record Offer(
            Invitation.State state,
            Instant expiresAt,
            Optional<String> name,
            String position,
            int questions,
            Duration planned,
            Duration extra,
            Locale language,
            Optional<Duration> left,
            OptionalInt keptDays) {}

    @Inject
    Invitations invitations;

    @Inject
    Positions positions;

    @Inject
    StudySessions sessions;

    @Inject
    Tenants tenants;

    /** Empty where the token was never one of ours, or was replaced by another. */
    @InTenant
    public Optional<Offer> of(OpaqueToken token) {
        return invitations.of(token).map(this::offer);
    }

    private Offer offer(Invitations.Invited invited) {
        Invitation row = invited.row();
        Positions.Held position = positions.find(row.positionId());
        Duration planned = Duration.ofMinutes(position.format().minutes());
        Instant now = Instant.now();
        return new Offer(
                row.state(now),
                row.expiresAt(),
                invited.contact().map(Invitations.Contact::name),
                position.row().title(),
                position.sets().get(row.questionSet()).size(),
                planned,
                extra(planned, row.extraTime()),
                Locale.forLanguageTag(row.language()),
                row.sessionId().flatMap(sessions::ofAnybody).map(study -> study.row()
                        .remaining(now)),
                tenants.current().sessionDays());
    }

    /** What a factor adds to the time that is planned. */
    static Duration extra(Duration planned, BigDecimal factor) {
        return Duration.ofSeconds(factor.subtract(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(planned.toSeconds()))
                .longValue());
    }
}
