package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import java.util.Optional;

/** Why something was not done, for a form that is shown again with what was typed. */
record Refusal(int status, String kind) {
    /** What is tried may be refused; whatever is not there, or not the caller's, stays a problem of its own. */
    static Optional<Refusal> of(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (Problem problem) {
            if (problem.status() == 404 || problem.status() >= 500) {
                throw problem;
            }
            Problem.Document why = problem.document();
            String kind = why.type().substring(why.type().lastIndexOf('/') + 1);
            return Optional.of(new Refusal(
                    problem.status(),
                    why.errors().isEmpty()
                            ? kind
                            : kind + why.errors().get(0).pointer().replaceAll("/\\d+$", "")));
        }
    }
}
