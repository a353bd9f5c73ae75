package dev.vivavoce.cli.json;

/** A line of JSON that cannot be processed. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Code code;

    /**
     * @param code for programs
     * @param message for people; names the field
     */
    public BadInput(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** The kind of failure. */
    public Code code() {
        return code;
    }
}
