package dev.vivavoce.cli.models;

import picocli.CommandLine.Command;

/** Language models in folders of this machine. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Looks into folders with language models, as Hugging Face lays them out, and runs them.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand {}
