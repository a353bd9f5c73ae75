package dev.vivavoce.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a text that a reader sees, with the places where they stand in it. Invisible characters split or join
 * words behind the reader's back: soft hyphens, joiners, direction marks.
 */
final class Visible {

    private final String text;
    private final int @Nullable [] places;

    private Visible(String text, int @Nullable [] places) {
        this.text = text;
        this.places = places;
    }

    static Visible of(String text) {
        int first = 0;
        while (first < text.length() && !isInvisible(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return new Visible(text, null);
        }
        StringBuilder seen = new StringBuilder(text.length());
        int[] places = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            if (!isInvisible(text.charAt(i))) {
                places[seen.length()] = i;
                seen.append(text.charAt(i));
            }
        }
        places[seen.length()] = text.length();
        return new Visible(seen.toString(), places);
    }

    String text() {
        return text;
    }

    /** Where the character at {@code index} stands in the original. */
    int start(int index) {
        return places == null ? index : places[index];
    }

    /** Where a run that ends before {@code index} ends in the original. */
    int end(int index) {
        return places == null ? index : places[index - 1] + 1;
    }

    private static boolean isInvisible(char c) {
        return c == '\u00ad'
                || (c >= '\u200b' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u206f')
                || c == '\ufeff';
    }
}
