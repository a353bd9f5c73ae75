package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.hiring.boundary.Candidates.Choice;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.scorecards.boundary.ReportsResource;
import dev.vivavoce.portal.scorecards.boundary.ReportsResource.SkillGap;
import dev.vivavoce.portal.tenancy.control.InSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far people are from what their positions ask for, as a heat map and as a table. */
@Path("skill-gaps")
@RequestScoped
public class SkillGapPages {
    private static final double FAR = 2;
    private static final double NEAR = 1;

    /** A cell of the map; empty where nobody of the department was asked about it. */
    public record Line(String competency, List<Optional<SkillGap>> cells) {}

    public record Model(
            List<String> departments,
            List<Line> lines,
            List<SkillGap> all,
            List<Choice> positions,
            String position,
            String from,
            String to) {
        /** The step of colour: 0 is far below the target, 4 well above. */
        public static int step(SkillGap gap) {
            double mean = Optional.ofNullable(gap.mean()).orElse(0.0);
            double distance = mean - Optional.ofNullable(gap.target()).orElse(0.0);
            return distance < -FAR ? 0 : distance < -NEAR ? 1 : distance < 0 ? 2 : distance < NEAR ? 3 : 4;
        }

        public boolean isAnyHidden() {
            return all.stream().anyMatch(gap -> gap.mean() == null);
        }
    }

    @Inject
    Pages pages;

    @Inject
    ReportsResource reports;

    @Inject
    Candidates candidates;

    @GET
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    public Response map(
            @QueryParam("position") @DefaultValue("") @Pattern(regexp = "|[0-9a-fA-F-]{36}") String position,
            @QueryParam("from") @DefaultValue("") @Pattern(regexp = "|\\d{4}-\\d\\d-\\d\\d") String from,
            @QueryParam("to") @DefaultValue("") @Pattern(regexp = "|\\d{4}-\\d\\d-\\d\\d") String to) {
        List<SkillGap> all = reports.skillGaps(
                        position.isEmpty() ? null : UUID.fromString(position), given(from), given(to))
                .items();
        TreeSet<String> departments = new TreeSet<>();
        TreeMap<String, TreeMap<String, SkillGap>> rows = new TreeMap<>();
        for (SkillGap gap : all) {
            String department = Optional.ofNullable(gap.department()).orElse("");
            departments.add(department);
            rows.computeIfAbsent(gap.competency(), any -> new TreeMap<>()).put(department, gap);
        }
        List<Line> lines = rows.entrySet().stream()
                .map(row -> new Line(
                        row.getKey(),
                        departments.stream()
                                .map(department ->
                                        Optional.ofNullable(row.getValue().get(department)))
                                .toList()))
                .toList();
        return pages.show(
                "hiring/skill-gaps",
                new Model(List.copyOf(departments), lines, all, candidates.choices(), position, from, to));
    }

    private static @Nullable String given(String day) {
        return day.isEmpty() ? null : day;
    }
}
