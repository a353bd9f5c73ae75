package dev.vivavoce.embedded;

/**
 * What a word of the answer is worth to a slot of the guide.
 *
 * @param slot the word that is looked for
 * @param credit 1 for the word itself, less for one that means about the same, 0 for another one of its sort
 * @param contrary whether it means the opposite
 */
record Hit(int slot, double credit, boolean contrary) {}
