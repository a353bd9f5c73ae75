package dev.vivavoce.llm.guard;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;

/** Tells what says something about a provider's health from what is the request's, the set-up's or our own fault. */
final class ProviderFailure {

    private static final int MOST_CAUSES = 10;

    private ProviderFailure() {}

    /** Whether a provider is overloaded, broken or not to be reached. */
    static boolean is(Throwable failure) {
        Throwable next = failure;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            if (next instanceof RetriableException || next instanceof UnresolvedModelServerException) {
                return true;
            }
            if (next instanceof HttpException http) {
                return http.statusCode() >= 500 || http.statusCode() == 429 || http.statusCode() == 408;
            }
            if (next instanceof NonRetriableException) {
                return false;
            }
            if (next instanceof IOException) {
                return true;
            }
            next = next.getCause();
        }
        return false;
    }
}
