package dev.vivavoce.example.harness;

import dev.vivavoce.core.spi.Submission;

/**
 * An answer that a person rated.
 *
 * @param id of the answer
 * @param question the question's id; answers are compared within it
 * @param corpus the set it comes from, a row of the result
 * @param kind what sort of answer it is, such as "short-excellent"; empty where nobody said
 * @param submission what an evaluator sees
 * @param label what the person gave, on the scale of the set
 */
public record Rated(String id, String question, String corpus, String kind, Submission submission, double label) {}
