package dev.vivavoce.embedded;

/**
 * An amount that is no number before a unit: a time of day, what an algorithm costs.
 *
 * @param unit its own
 * @param to after its last word
 */
record Quantity(double number, Units.Unit unit, int to) {}
