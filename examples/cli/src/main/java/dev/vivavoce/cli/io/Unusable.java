package dev.vivavoce.cli.io;

import java.util.Objects;

/** What the user gave cannot be used: an argument, or a file. Ends the program with {@link Exit#UNUSABLE}. */
public final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message names what cannot be used, and says what would be */
    public Unusable(String message) {
        super(message);
    }

    /** @param message names what cannot be used, and says what would be */
    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param cause whose message says what cannot be used */
    public Unusable(RuntimeException cause) {
        this(Objects.toString(cause.getMessage(), ""), cause);
    }

    /**
     * Checks the number of an option.
     *
     * @throws Unusable when {@code value} is not 1 to {@code most}
     */
    public static void requireRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Unusable(option + " must be 1 to " + most + " but is " + value);
        }
    }
}
