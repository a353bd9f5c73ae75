package dev.vivavoce.djl;

/**
 * A reply that is over.
 *
 * @param isWhole whether the model ended it, or a stop sequence did; else it was cut where it may have no more tokens
 * @param read tokens of the prompt
 * @param cached those of them that were kept from another one
 * @param written tokens of the reply
 * @param forced those of them that the model was not asked for
 */
record Finished(String text, boolean isWhole, int read, int cached, int written, int forced) {}
