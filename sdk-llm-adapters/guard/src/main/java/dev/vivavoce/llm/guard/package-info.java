/**
 * Limits for any LangChain4j chat model: how many calls at once, a breaker for a provider that fails, and budgets of tokens
 * and money for sessions and tenants.
 *
 * <p>What is refused here fails as a {@code RateLimitException} of LangChain4j, like an overloaded provider, so that whoever
 * stands in for the provider does so here too. Its cause is a {@link dev.vivavoce.core.spi.UnavailableException} that says
 * which limit it was and, where that is known, when it makes sense to ask again.
 */
@NullMarked
package dev.vivavoce.llm.guard;

import org.jspecify.annotations.NullMarked;
