package dev.vivavoce.bank;

import dev.vivavoce.core.question.Question;

/**
 * A question that a search has found.
 *
 * @param question the question
 * @param score above 0; comparable within one search only
 */
public record Hit(Question question, double score) {}
