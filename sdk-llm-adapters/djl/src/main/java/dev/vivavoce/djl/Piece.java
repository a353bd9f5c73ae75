package dev.vivavoce.djl;

/**
 * A piece of a prompt.
 *
 * @param isMarkup whether it comes from the template, and special tokens may stand in it; what people have written never becomes one
 */
record Piece(String text, boolean isMarkup) {}
