package dev.vivavoce.djl;

import java.util.List;

/**
 * The forward pass of a model that is loaded. It keeps keys and values of as many conversations as it has slots, and knows nothing of text, sampling or
 * requests. One thread at a time uses it.
 */
interface Engine extends AutoCloseable {
    /** How many tokens the model can tell apart. */
    int vocabulary();

    /** The most tokens of one conversation. */
    int context();

    /** How many conversations it keeps at once; they are numbered from 0. */
    int slots();

    /**
     * Adds tokens to conversations, all of them in one pass.
     *
     * @param steps at most one for each slot
     * @return for each step the logits after its last token, {@link #vocabulary()} of them
     */
    float[][] append(List<Step> steps);

    /** Has a conversation begin with the first {@code length} tokens of another one; what it held before is forgotten. */
    void copy(int from, int to, int length);

    /** Gives back all memory, that outside of the heap as well. */
    @Override
    void close();

    /**
     * What is added to a conversation.
     *
     * @param slot the conversation's
     * @param position how many of the tokens that it holds stay; those after are forgotten
     * @param tokens one or more that follow these
     */
    @SuppressWarnings("ArrayRecordComponent") // made and used up at once, never compared
    record Step(int slot, int position, int[] tokens) {}
}
