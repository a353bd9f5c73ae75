package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.Estimate;
import dev.vivavoce.portal.scorecards.control.SkillGaps;
import dev.vivavoce.portal.scorecards.control.SkillGaps.Cell;
import dev.vivavoce.portal.scorecards.control.SkillGaps.Figures;
import dev.vivavoce.portal.tenancy.control.InSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What many interviews say together. */
@Path("reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {
    /** Between what the mean lies, in 95 of 100 cases. */
    public record MeanInterval(double low, double high) {
        static MeanInterval of(Figures figures) {
            return new MeanInterval(Estimate.rounded(figures.low()), Estimate.rounded(figures.high()));
        }
    }

    /** Scores from 1 to 10, means over people. {@code n} is how many there are, or {@code <5}, and then there are no figures. */
    public record SkillGap(
            @Nullable String department,
            String competency,
            @Nullable Double target,
            @Nullable Double mean,
            @Nullable MeanInterval interval,
            String n) {
        static SkillGap of(Cell cell) {
            Optional<Figures> figures = cell.figures();
            return new SkillGap(
                    cell.department().orElse(null),
                    cell.competency().name(),
                    figures.map(Figures::target).map(Estimate::rounded).orElse(null),
                    figures.map(Figures::mean).map(Estimate::rounded).orElse(null),
                    figures.map(MeanInterval::of).orElse(null),
                    figures.map(known -> Integer.toString(known.people())).orElse("<" + SkillGaps.FEWEST));
        }
    }

    public record SkillGapList(List<SkillGap> items) {}

    @Inject
    SkillGaps gaps;

    /**
     * By department and competency, over the assessments that have ended on these days or between them. People are counted in fixed groups of
     * five or more, whole or not at all, so that no two reports tell of fewer; {@code n} may be lower than the number of people for that.
     */
    @GET
    @Path("skill-gaps")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    public SkillGapList skillGaps(
            @QueryParam("positionId") @Nullable UUID positionId,
            @Schema(type = SchemaType.STRING, format = "date") @QueryParam("from") @Nullable String from,
            @Schema(type = SchemaType.STRING, format = "date") @QueryParam("to") @Nullable String to) {
        SkillGaps.Filter filter =
                new SkillGaps.Filter(Optional.ofNullable(positionId), day(from, "?from"), day(to, "?to"));
        return new SkillGapList(gaps.cells(filter).stream().map(SkillGap::of).toList());
    }

    private static Optional<LocalDate> day(@Nullable String text, String pointer) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(pointer, "is not a date such as 2026-03-02");
        }
    }
}
