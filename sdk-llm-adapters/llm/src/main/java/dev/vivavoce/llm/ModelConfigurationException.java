package dev.vivavoce.llm;

/**
 * A model cannot be used as it is set up, and waiting does not help: the key is wrong, the model is unknown to the provider,
 * or it cannot do what is asked. The message says which variable or setting to look at; it never holds a key.
 */
public final class ModelConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    ModelConfigurationException(String message) {
        super(message);
    }
}
