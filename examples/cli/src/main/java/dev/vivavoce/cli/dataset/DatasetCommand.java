package dev.vivavoce.cli.dataset;

import picocli.CommandLine.Command;

/** Data for a model of one's own. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        description = "Makes data to train a small model that rates answers, and tries the model that came of it.",
        synopsisSubcommandLabel = "COMMAND")
public final class DatasetCommand {}
