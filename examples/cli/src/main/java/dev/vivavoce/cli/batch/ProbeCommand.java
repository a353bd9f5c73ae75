package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.llm.ModelProbe;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries a model before anybody relies on it. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one small call: is the provider there, the key right, the model known, and does a schema bind what it writes?",
            "Exit status: 3 when the model is away or a schema does not bind it; 2 when the key or the name is wrong."
        })
public final class ProbeCommand implements Callable<Integer> {

    private final Streams streams;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    /** @param streams where it writes */
    public ProbeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        String name = providers.modelName();
        try {
            ModelProbe probe = ModelProbe.of(providers.chatModel(), name, InstantSource.system());
            streams.err()
                    .printf(
                            Locale.ROOT,
                            "%s replied after %d ms to %d tokens with %d; %s%n",
                            name,
                            probe.effort().latency().toMillis(),
                            probe.effort().input(),
                            probe.effort().output(),
                            probe.binding()
                                    ? "a schema binds it"
                                    : "a schema does not bind it: its replies may have to be repaired, which costs a second call");
            return probe.binding() ? Exit.OK : Exit.INCOMPLETE;
        } catch (UnavailableException away) {
            streams.err().println(away.getMessage());
            return Exit.INCOMPLETE;
        } catch (ModelConfigurationException setUpWrong) {
            throw new Unusable(setUpWrong);
        }
    }
}
