package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelConfigurationException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for what a provider does in batches, which may take a day. */
final class Polling {

    static final Duration EVERY = Duration.ofSeconds(30);
    static final Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    private final Pause pause;
    private final Consumer<String> say;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    /** @param say tells the person */
    Polling(Pause pause, Consumer<String> say) {
        this.pause = pause;
        this.say = say;
    }

    /**
     * Does a round of work, and another each time after a pause, until one says that nothing is left.
     *
     * @throws Unusable when a model will not work as it is set up
     */
    void until(BooleanSupplier done) {
        try {
            while (!done.getAsBoolean()) {
                pause.last(EVERY);
            }
        } catch (ModelConfigurationException setUpWrong) {
            throw new Unusable(setUpWrong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted; the same command goes on", e);
        }
    }

    /**
     * Asks for a batch once.
     *
     * @param batch gives nothing while the provider is at work
     * @param given takes what came of it
     * @param lost is told that nothing will
     * @return whether all is known of it
     */
    <T> boolean collect(Supplier<Optional<T>> batch, Consumer<T> given, Consumer<UnavailableException> lost) {
        Optional<T> result;
        try {
            result = batch.get();
        } catch (UnavailableException away) {
            tell(away);
            if (away.retryAfter().isPresent()) {
                return false;
            }
            lost.accept(away);
            return true;
        }
        result.ifPresent(given);
        return result.isPresent();
    }

    /** Says why a provider cannot serve. */
    void tell(UnavailableException away) {
        say.accept(Objects.toString(away.getMessage(), ""));
    }
}
