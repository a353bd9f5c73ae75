package dev.vivavoce.llm;

/** A reply breaks the form that was asked for. */
final class MalformedReplyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;

    MalformedReplyException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** What breaks the form, and where. */
    String problem() {
        return problem;
    }
}
