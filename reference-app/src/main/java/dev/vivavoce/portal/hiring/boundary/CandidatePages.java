package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.hiring.boundary.Candidates.Choice;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardsResource;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.ScoreCards;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody who has come to an interview, over all positions. */
@Path("candidates")
@RequestScoped
public class CandidatePages {
    private static final int PAGE = 25;
    private static final int MOST_SORTED = 200;

    public record Row(
            UUID session,
            Optional<String> name,
            String position,
            String state,
            Optional<String> decision,
            Optional<Double> score,
            Optional<LocalDate> endedOn) {
        static Row of(Card card) {
            return new Row(
                    card.session(),
                    card.contact().map(Contact::name),
                    card.positionTitle(),
                    card.state().label(),
                    card.decision().map(made -> made.decision().label()),
                    card.state() == Card.State.IN_PROGRESS || card.state() == Card.State.WAITING
                            ? Optional.empty()
                            : card.people().mean().stream().boxed().findFirst(),
                    card.endedOn());
        }
    }

    /**
     * The list as it is shown.
     *
     * @param next the query of the next page
     * @param isCut whether older candidates were left out of a list that is sorted
     */
    public record ListModel(
            List<Row> rows,
            List<Choice> positions,
            String position,
            String state,
            String sort,
            Optional<String> next,
            boolean isCut,
            boolean mayInvite) {
        public boolean isFiltered() {
            return !position.isEmpty() || !state.isEmpty();
        }
    }

    @Inject
    Pages pages;

    @Inject
    ScoreCards cards;

    @Inject
    ScoreCardsResource resource;

    @Inject
    Candidates candidates;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response list(
            @QueryParam("position") @DefaultValue("") @Pattern(regexp = "[0-9a-fA-F-]{0,36}") String position,
            @QueryParam("state") @DefaultValue("") @Pattern(regexp = "|in-progress|waiting|to-review|reviewed|released")
                    String state,
            @QueryParam("sort") @DefaultValue("newest") @Pattern(regexp = "newest|score|name|position") String sort,
            @QueryParam("from") @DefaultValue("0") @Min(0) @Max(MOST_SORTED) int from,
            @QueryParam("cursor") @Nullable String cursor) {
        ScoreCards.Filter filter = new ScoreCards.Filter(
                position.isEmpty() ? Optional.empty() : Optional.of(id(position)),
                state.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Card.State.valueOf(
                                state.toUpperCase(Locale.ROOT).replace('-', '_'))));
        boolean mayInvite = candidates.mayWrite();
        // Who rates blind learns nothing from an order either.
        boolean isSorted = !sort.equals("newest") && (mayInvite || sort.equals("position"));
        ScoreCards.Page found = cards.before(
                isSorted ? Cursor.END : Cursor.decoded(cursor, Cursor.END), isSorted ? MOST_SORTED : PAGE, filter);
        List<Row> all = found.cards().stream().map(resource::shown).map(Row::of).toList();
        List<Row> rows = isSorted
                ? all.stream().sorted(order(sort)).skip(from).limit(PAGE).toList()
                : all;
        String query = "?position=" + position + "&state=" + state + "&sort=" + sort;
        Optional<String> next = isSorted
                ? Optional.of(from + PAGE).filter(more -> more < all.size()).map(more -> query + "&from=" + more)
                : found.next().map(more -> query + "&cursor=" + more.encoded());
        return pages.show(
                "hiring/candidates",
                new ListModel(
                        rows,
                        candidates.choices(),
                        position,
                        state,
                        sort,
                        next,
                        isSorted && found.next().isPresent(),
                        mayInvite));
    }

    private static Comparator<Row> order(String sort) {
        return switch (sort) {
            case "score" -> Comparator.comparing((Row row) -> row.score().orElse(0.0), Comparator.reverseOrder());
            case "name" ->
                Comparator.comparing(
                        (Row row) -> row.name().orElse(row.session().toString()).toLowerCase(Locale.ROOT));
            default -> Comparator.comparing(Row::position);
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
