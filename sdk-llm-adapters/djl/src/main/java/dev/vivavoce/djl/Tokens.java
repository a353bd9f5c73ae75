package dev.vivavoce.djl;

/**
 * A text as an encoder takes it.
 *
 * @param ids one for each token
 * @param types which sentence each belongs to; all 0 for one text
 * @param cut whether the text goes on
 */
@SuppressWarnings("ArrayRecordComponent") // made and used up at once, never compared
record Tokens(long[] ids, long[] types, boolean cut) {
    int length() {
        return ids.length;
    }
}
