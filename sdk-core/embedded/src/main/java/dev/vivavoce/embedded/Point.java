package dev.vivavoce.embedded;

/**
 * Something to look for in an answer.
 *
 * @param from its first slot in the guide
 * @param to after its last slot
 * @param total what its slots weigh together
 */
record Point(int from, int to, double total) {}
