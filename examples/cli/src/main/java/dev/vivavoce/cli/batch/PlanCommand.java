package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.PlanJson;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.embedded.RuleBasedPlanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Drafts study plans. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Drafts study plans: topics, minutes a day, and why.",
        footerHeading = "%nA line in:%n",
        footer = {
            "  {\"id\", \"role\", \"story\"?, \"minutesPerDay\", \"weakAreas\"?: [], \"motivation\"?, \"weeks\"?}",
            "  minutesPerDay   5 to 600",
            "  motivation      1 (low) to 5 (high); 3 if not given",
            "  weeks           1 to 52, until the interview"
        })
public final class PlanCommand implements Callable<Integer> {

    private static final int MOTIVATION = 3;

    @Mixin
    private BatchOptions batch = new BatchOptions();

    private final Streams streams;

    /** @param streams where it reads and writes */
    public PlanCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return batch.run(streams, () -> {
            Planner planner = new RuleBasedPlanner();
            return line -> plan(planner, line);
        });
    }

    private static ObjectNode plan(Planner planner, Fields line) {
        Brief brief = new Brief(
                line.text("role"),
                line.textIfAny("story", Brief.MOST_CHARACTERS).orElse(""),
                line.integer("minutesPerDay", 5, 600),
                line.texts("weakAreas"),
                line.integerIfAny("motivation", 1, 5).orElse(MOTIVATION),
                line.integerIfAny("weeks", 1, Brief.MOST_WEEKS));
        return PlanJson.of(planner.draft(brief));
    }
}
