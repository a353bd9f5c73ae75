/**
 * Planners, sources of questions and evaluators on any LangChain4j chat model.
 *
 * <p>What people wrote reaches a model only as data: as JSON, in numbered sentences, without those that tell the model what
 * to do. What a model replies is checked: quotes are made here from the numbers of sentences, limits are kept here, and the
 * score is computed by the core.
 */
@NullMarked
package dev.vivavoce.llm;

import org.jspecify.annotations.NullMarked;
