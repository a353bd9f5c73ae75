package dev.vivavoce.portal.models.control;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.claude.Claude;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.gemini.Gemini;
import dev.vivavoce.llm.guard.Prices;
import dev.vivavoce.llm.http.ProviderBuilder;
import dev.vivavoce.portal.models.entity.Kind;
import dev.vivavoce.portal.models.entity.Provider;
import dev.vivavoce.vllm.Vllm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes models of settings, and knows what they cost. */
@ApplicationScoped
public class ChatModels {
    @Inject
    Destinations destinations;

    private Prices prices = Prices.bundled();

    @Inject
    void read(@ConfigProperty(name = "models.prices.file") Optional<String> file) {
        file.map(Path::of).map(Prices::read).ifPresent(own -> prices = own);
    }

    public Prices prices() {
        return prices;
    }

    /** A model that never retries, and ends within the timeout. */
    ChatModel open(Provider provider, Duration timeout) {
        return switch (provider.kind()) {
            case GEMINI -> outside(Gemini.builder(), provider, timeout);
            case CLAUDE -> outside(Claude.builder(), provider, timeout);
            case OPENAI_COMPATIBLE -> outside(Vllm.builder(), provider, timeout);
        };
    }

    /** How to read what its provider says that a call has used. */
    static Function<TokenUsage, Effort> counting(Kind kind) {
        return switch (kind) {
            case GEMINI -> Gemini::effort;
            case CLAUDE -> Claude::effort;
            case OPENAI_COMPATIBLE -> Vllm::effort;
        };
    }

    private ChatModel outside(ProviderBuilder<?> builder, Provider provider, Duration timeout) {
        builder.model(provider.model()).timeout(timeout);
        provider.baseUrl().ifPresent(builder::baseUrl);
        if (!provider.key().isEmpty()) {
            builder.apiKey(provider::key);
        }
        return new Outside(builder.build(), () -> provider.baseUrl().flatMap(destinations::objection));
    }
}
