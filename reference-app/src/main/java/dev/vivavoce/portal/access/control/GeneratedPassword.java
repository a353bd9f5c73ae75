package dev.vivavoce.portal.access.control;

import java.security.SecureRandom;

/** A password to begin with: 20 characters that cannot be mistaken for one another, 99 bits. */
public final class GeneratedPassword {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUPS = 4;
    private static final int LENGTH = 5;

    private GeneratedPassword() {}

    public static String next() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * LENGTH; i++) {
            password.append(i > 0 && i % LENGTH == 0 ? "-" : "")
                    .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
