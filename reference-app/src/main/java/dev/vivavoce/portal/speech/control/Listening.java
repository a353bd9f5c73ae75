package dev.vivavoce.portal.speech.control;

import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes text of what people say while a question waits for their answer, by the transcriber that the configuration names, if any. */
@ApplicationScoped
public class Listening {
    private static final Duration WAIT = Duration.ofSeconds(10);

    @Inject
    StudySessions sessions;

    @Inject
    @ConfigProperty(name = "transcriber.class")
    Optional<String> named;

    private Optional<Transcriber> transcriber = Optional.empty();

    @PostConstruct
    void begin() {
        engage(named);
    }

    void engage(Optional<String> name) {
        transcriber = name.map(Listening::make);
    }

    /** Refused where nobody listens, which no repeat changes. */
    public Transcriber transcriber() {
        return transcriber.orElseThrow(() -> Problem.conflict(
                "speech-not-configured",
                "No transcriber is configured here. Type, or dictate with what your browser brings."));
    }

    /** In which language the caller answers the question that is open; refused where none is. */
    @InTenant
    public Locale language() {
        StudySession row = sessions.running()
                .filter(session -> session.openTurn().isPresent())
                .orElseThrow(() -> Problem.conflict("no-open-question", "No question waits for your answer."));
        return sessions.read(row).session().locale();
    }

    /** In no transaction, since it takes as long as it takes. */
    public String hear(Recording recording, Locale language) {
        try {
            String text = transcriber().transcribe(recording.wav(), language);
            return text.substring(0, Math.min(text.length(), Answer.MOST_CHARACTERS));
        } catch (UnavailableException away) {
            throw Problem.unavailable(away.retryAfter().orElse(WAIT));
        }
    }

    private static Transcriber make(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Transcriber.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("transcriber.class names " + name + ", which cannot be made.", e);
        }
    }
}
