package dev.vivavoce.embedded;

/** Who does what a clause tells. */
enum Subject {
    OWN,
    OUR,
    OTHER,
    ANYBODY,
    NONE
}
