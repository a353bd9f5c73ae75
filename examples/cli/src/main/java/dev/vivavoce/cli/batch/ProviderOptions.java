package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who rates answers. */
final class ProviderOptions {

    /** Raters, in this build or in others. */
    enum Provider {
        EMBEDDED,
        GEMINI,
        CLAUDE,
        VLLM,
        DJL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Who rates: embedded (default; no model, no network). This build has no other.")
    Provider provider = Provider.EMBEDDED;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the provider is; not for embedded.")
    @Nullable
    String baseUrl;

    @Option(names = "--model", paramLabel = "NAME", description = "The provider's model; not for embedded.")
    @Nullable
    String model;

    /** @throws Unusable when somebody else than the embedded evaluator is asked for */
    void requireEmbedded() {
        if (provider != Provider.EMBEDDED) {
            throw new Unusable(
                    "--provider " + provider + ": this build has only the embedded provider; leave --provider out");
        }
        if (baseUrl != null || model != null) {
            throw new Unusable((baseUrl != null ? "--base-url" : "--model")
                    + ": the embedded provider has no such setting; leave it out");
        }
    }
}
