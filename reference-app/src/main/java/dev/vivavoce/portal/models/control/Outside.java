package dev.vivavoce.portal.models.control;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.portal.exchange.control.Places;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A model that a tenant has chosen. Where it leads is looked at before each call, since a host may move; Java remembers what it has found
 * for half a minute, so the call goes to what was looked at. Whatever an odd server makes a library throw is that server's failure.
 *
 * @param objection why it must not be called now
 */
record Outside(ChatModel model, Supplier<Optional<String>> objection) implements ChatModel {
    private static final System.Logger LOG = System.getLogger(Outside.class.getName());

    @Override
    public ChatResponse chat(ChatRequest request) {
        objection.get().ifPresent(reason -> {
            throw new UnresolvedModelServerException("the address of the model " + reason);
        });
        try {
            return model.chat(request);
        } catch (LangChain4jException | UncheckedIOException known) {
            throw known;
        } catch (RuntimeException odd) {
            // It may be a fault of ours as well, so the log has its places; its cause stays out, since that may quote
            // the reply.
            LOG.log(System.Logger.Level.WARNING, "The reply of a model was not understood: {0}", Places.of(odd));
            throw new InternalServerException("its reply made " + odd.getClass().getName());
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }
}
