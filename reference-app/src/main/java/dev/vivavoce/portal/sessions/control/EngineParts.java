package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedPlanner;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.questions.control.OwnBanks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the engine is made of. The rater is looked up with each request, so that each tenant may have its own. {@code rater.class} names
 * another one than the embedded for all of them: a public class with a constructor without parameters, in a jar in the server's folder
 * {@code extensions}.
 */
@ApplicationScoped
public class EngineParts {
    @Produces
    @ApplicationScoped
    @Standing
    Evaluator standing(@ConfigProperty(name = "rater.class") Optional<String> named) {
        return named.map(EngineParts::make).orElseGet(RuleBasedEvaluator::new);
    }

    /** The rater of the caller's tenant. Models that a tenant has configured come in here, in its order, before the standing one. */
    @Produces
    @RequestScoped
    Evaluator rater(Caller caller, @Standing Evaluator standing) {
        return standing;
    }

    /** Each time it looks for questions, it does so in the bank that the caller's tenant then has. */
    @Produces
    @Dependent
    InterviewEngine engine(Evaluator rater, OwnBanks banks) {
        return InterviewEngine.builder()
                .planner(new RuleBasedPlanner())
                .questions(query -> banks.bank().find(query))
                .evaluator(rater)
                .build();
    }

    private static Evaluator make(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Evaluator.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("rater.class names " + name + ", which cannot be made.", e);
        }
    }
}
