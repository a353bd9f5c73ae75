package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedPlanner;
import dev.vivavoce.portal.models.control.Standing;
import dev.vivavoce.portal.models.control.TenantModels;
import dev.vivavoce.portal.questions.control.OwnBanks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the engine is made of. Rater and planner are looked up with each request, so that each tenant may have its own, and questions are looked for in the
 * bank that the caller's tenant then has. {@code rater.class} and {@code planner.class} name others than the embedded for all of them: public
 * classes with a constructor without parameters, in a jar in the server's folder {@code extensions}.
 */
@ApplicationScoped
public class EngineParts {
    @Produces
    @ApplicationScoped
    @Standing
    Evaluator standing(@ConfigProperty(name = "rater.class") Optional<String> named) {
        return named.map(name -> make(name, Evaluator.class)).orElseGet(RuleBasedEvaluator::new);
    }

    @Produces
    @ApplicationScoped
    @Standing
    Planner standingPlanner(@ConfigProperty(name = "planner.class") Optional<String> named) {
        return named.map(name -> make(name, Planner.class)).orElseGet(RuleBasedPlanner::new);
    }

    /** The rater of the caller's tenant: the models that it has configured, before the standing one. */
    @Produces
    @RequestScoped
    Evaluator rater(TenantModels models) {
        return models.evaluator();
    }

    @Produces
    @Dependent
    InterviewEngine engine(Planner planner, Evaluator rater, OwnBanks banks) {
        return InterviewEngine.builder()
                .planner(planner)
                .questions(query -> banks.bank().find(query))
                .evaluator(rater)
                .build();
    }

    private static <T> T make(String name, Class<T> kind) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                    .asSubclass(kind)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("The configuration names " + name + ", which cannot be made.", e);
        }
    }
}
