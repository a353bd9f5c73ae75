package dev.vivavoce.llm;

/**
 * A model cannot be used as it is set up, and waiting does not help: the key is wrong, the model is unknown to the provider,
 * or it cannot do what is asked. The message says which variable or setting to look at; it never holds a key.
 */
public final class ModelConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What is wrong with the set-up. */
    public enum Reason {
        /** The provider does not accept the key, or there is none. */
        KEY,
        /** The provider does not know the model, or there is no provider at the address. */
        MODEL,
        /** The model cannot do what is asked. */
        ABILITY
    }

    ModelConfigurationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What to look at. */
    public Reason reason() {
        return reason;
    }
}
