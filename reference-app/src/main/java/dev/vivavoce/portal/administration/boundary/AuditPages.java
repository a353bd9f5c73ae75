package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.audit.control.AuditTrail.Filter;
import dev.vivavoce.portal.audit.control.AuditTrail.Verdict;
import dev.vivavoce.portal.audit.entity.AuditEntry;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who did what when to what, for whoever answers for it. */
@Path("audit")
@RequestScoped
public class AuditPages {
    private static final int MOST = 50;
    private static final int BATCH = 1_000;
    /** More rows than a spreadsheet is pleasant with; who wants more narrows it down. */
    static final int MOST_EXPORTED = 50_000;

    /** What entries are about, in the order of the list to choose from. */
    public static final List<String> KINDS = List.of(
            "user",
            "sign-in",
            "api-key",
            "invitation",
            "candidate",
            "position",
            "answer",
            "scorecard",
            "plan",
            "question",
            "questions",
            "models",
            "branding",
            "retention",
            "legal-hold",
            "tenant");

    /** What the page is narrowed down to, as it was asked for. */
    public static class Query {
        @QueryParam("who")
        @DefaultValue("")
        @Size(max = 200)
        String who = "";

        @QueryParam("what")
        @DefaultValue("")
        @Size(max = 60)
        String what = "";

        @QueryParam("subject")
        @DefaultValue("")
        @Size(max = 200)
        String subject = "";

        @QueryParam("from")
        @DefaultValue("")
        @Size(max = 10)
        String from = "";

        @QueryParam("to")
        @DefaultValue("")
        @Size(max = 10)
        String to = "";

        Asked asked() {
            return new Asked(who.strip(), what, subject.strip(), from, to);
        }
    }

    /** The same, for the page. */
    public record Asked(String who, String what, String subject, String from, String to) {
        boolean isAnything() {
            return !(who + what + subject + from + to).isEmpty();
        }

        Link link(String path) {
            return Link.to(path)
                    .with("who", who)
                    .with("what", what)
                    .with("subject", subject)
                    .with("from", from)
                    .with("to", to);
        }
    }

    /**
     * One deed.
     *
     * @param actor as the trail has it, and {@code actorName} as people call it
     * @param byActor a link to all of that actor's
     */
    public record Deed(
            long number,
            Instant at,
            String actor,
            String actorName,
            String byActor,
            String action,
            String subject,
            String subjectName,
            String onSubject,
            String address) {}

    /**
     * The page.
     *
     * @param unknown whether nobody is called as was asked for
     * @param next the link to the next page
     */
    public record Trail(
            List<Deed> deeds,
            Asked asked,
            boolean unknown,
            Optional<String> next,
            String export,
            boolean narrowed,
            Optional<Verdict> verdict) {}

    @Inject
    Pages pages;

    @Inject
    AuditTrail trail;

    @Inject
    Names names;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response trail(@BeanParam Query query, @QueryParam("cursor") @Nullable String cursor) {
        return show(query.asked(), cursor, Optional.empty());
    }

    /** Looks over the whole chain, and shows what it found above the newest entries. */
    @GET
    @Path("verification")
    @InTenant
    @RolesAllowed("administrator")
    public Response verify() {
        return show(new Query().asked(), null, Optional.of(trail.verify()));
    }

    @GET
    @Path("export")
    @InTenant
    @RolesAllowed("administrator")
    public Response export(@BeanParam Query query) {
        Optional<Filter> filter = filter(query.asked());
        List<AuditEntry> entries = new ArrayList<>();
        if (filter.isPresent()) {
            List<AuditEntry> batch = trail.before(Long.MAX_VALUE, BATCH, filter.get());
            while (!batch.isEmpty() && entries.size() < MOST_EXPORTED) {
                entries.addAll(batch);
                batch = trail.before(batch.get(batch.size() - 1).number(), BATCH, filter.get());
            }
        }
        return Response.ok(AuditTable.of(entries, names.of(entries)), new MediaType("text", "csv", "utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .build();
    }

    private Response show(Asked asked, @Nullable String cursor, Optional<Verdict> verdict) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, Long::parseLong);
        Optional<Filter> filter = filter(asked);
        Paging<AuditEntry> found = Paging.of(
                MOST,
                most -> filter.map(some -> trail.before(before, most, some)).orElse(List.of()),
                entry -> Cursor.encode(Long.toString(entry.number())));
        Map<String, String> known = names.of(found.rows());
        return pages.show(
                "administration/audit",
                new Trail(
                        found.rows().stream().map(entry -> deed(entry, known)).toList(),
                        asked,
                        filter.isEmpty(),
                        found.next().map(next -> asked.link("/audit")
                                .with("cursor", next)
                                .text()),
                        asked.link("/audit/export").text(),
                        asked.isAnything(),
                        verdict));
    }

    private static Deed deed(AuditEntry entry, Map<String, String> known) {
        return new Deed(
                entry.number(),
                entry.at(),
                entry.actor(),
                known.getOrDefault(entry.actor(), ""),
                Link.to("/audit").with("who", entry.actor()).text(),
                entry.action(),
                entry.subject(),
                known.getOrDefault(entry.subject(), ""),
                Link.to("/audit").with("subject", entry.subject()).text(),
                entry.address());
    }

    /** Nothing where somebody is asked for whom nobody knows. */
    private Optional<Filter> filter(Asked asked) {
        Optional<String> actor = asked.who().isEmpty() ? Optional.of("") : names.actor(asked.who());
        ZoneId zone = pages.zone();
        return actor.map(who -> new Filter(
                some(who),
                some(asked.what()),
                some(asked.subject()),
                day(asked.from()).map(day -> day.atStartOfDay(zone).toInstant()),
                day(asked.to()).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty() && any.indexOf('\0') < 0);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return some(text).map(LocalDate::parse);
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }
}
