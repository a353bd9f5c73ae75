/**
 * What every provider of language models needs of HTTP, and LangChain4j's own clients do not give: a deadline for the whole
 * request, a key that is read anew for each request, the provider's own delay after an overload, and failures that hold no
 * key, no prompt and no answer.
 *
 * <p>What a {@code ChatModel} on {@link dev.vivavoce.llm.http.ProviderHttp} throws, all of it from
 * {@code dev.langchain4j.exception}:
 *
 * <table>
 * <caption>Failures</caption>
 * <tr><th>what happened</th><th>exception</th></tr>
 * <tr><td>429</td><td>{@code RateLimitException}</td></tr>
 * <tr><td>500 to 599</td><td>{@code InternalServerException}</td></tr>
 * <tr><td>2xx, but no reply of a model: half a JSON, a page of a proxy</td><td>{@code InternalServerException}</td></tr>
 * <tr><td>the deadline passed, or a stream fell silent; 408</td><td>{@code TimeoutException}</td></tr>
 * <tr><td>no connection, or one that broke off, or a stream that closed before its end</td><td>{@code RetriableException}</td></tr>
 * <tr><td>no such host</td><td>{@code UnresolvedModelServerException}</td></tr>
 * <tr><td>401, 403, or a key that is missing, malformed or unknown</td><td>{@code AuthenticationException}; its message
 * names the variable to set</td></tr>
 * <tr><td>404</td><td>{@code ModelNotFoundException}</td></tr>
 * <tr><td>the model or its filter refused</td><td>{@code ContentFilteredException}, or a response whose finish reason is
 * {@code CONTENT_FILTER}</td></tr>
 * <tr><td>another 4xx</td><td>{@code InvalidRequestException}</td></tr>
 * <tr><td>the thread was interrupted</td><td>{@code NonRetriableException}; the thread stays interrupted</td></tr>
 * </table>
 *
 * <p>A streaming model hands the same to {@code onError}, once, after the parts that came before.
 *
 * <p>The cause of a {@code RateLimitException}, and of an {@code InternalServerException} for 500 to 599, is an
 * {@link dev.vivavoce.core.spi.UnavailableException} whose {@code retryAfter} is the delay that the provider asked for, if any; the message ends with it
 * too, as {@code Retry-After: 20 s}.
 */
@NullMarked
package dev.vivavoce.llm.http;

import org.jspecify.annotations.NullMarked;
