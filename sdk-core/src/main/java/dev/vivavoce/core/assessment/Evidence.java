package dev.vivavoce.core.assessment;

/**
 * Words of the answer on which a rating rests.
 *
 * @param quote verbatim, never blank, never with half a surrogate pair at an end
 * @param start offset of its first UTF-16 code unit in the answer
 * @param end offset after its last one; {@code end - start} is the quote's length
 */
public record Evidence(String quote, int start, int end) {
    public Evidence {
        WordLimit.NONE.require(quote, "quote");
        if (start < 0 || (long) end - start != quote.length()) {
            throw new IllegalArgumentException(
                    "evidence from " + start + " to " + end + " does not fit a quote of length " + quote.length());
        }
    }

    /**
     * The part of {@code answer} from {@code start} to {@code end}.
     *
     * @throws IndexOutOfBoundsException when the answer has no such part
     * @throws IllegalArgumentException when that part is blank or cuts a character in two
     */
    public static Evidence in(String answer, int start, int end) {
        return new Evidence(answer.substring(start, end), start, end);
    }

    /** Whether the quote stands in {@code answer} at its offsets, to the letter. */
    public boolean standsIn(String answer) {
        return answer.startsWith(quote, start);
    }
}
