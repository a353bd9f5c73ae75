package dev.vivavoce.djl;

/**
 * What a decoder has done.
 *
 * @param passes of the engine
 * @param appended tokens that the engine was given
 * @param cached tokens of prompts that it held already; of replies that are over, as the rest is
 * @param written tokens of replies
 * @param forced those of them that the model was not asked for
 */
record Counts(long passes, long appended, long cached, long written, long forced) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts passed(int tokens) {
        return new Counts(passes + 1, appended + tokens, cached, written, forced);
    }

    Counts with(Finished reply) {
        return new Counts(
                passes, appended, cached + reply.cached(), written + reply.written(), forced + reply.forced());
    }
}
