package dev.vivavoce.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What one call tells of a chat model, before anybody relies on it: it is there, the key is right, the name is known, and
 * whether a schema binds what it writes. The model is asked for a sentence and given a schema for numbers: where it keeps to
 * the schema, it will also where its own words would have gone elsewhere.
 *
 * @param binding whether the reply has the schema's form, to the letter
 * @param effort what it took
 */
public record ModelProbe(boolean binding, Effort effort) {

    private static final Prompt PROMPT = Prompt.named("probe.1");

    /**
     * Asks.
     *
     * @param modelName names it where it is unavailable
     * @param clock the latency goes by it
     * @throws UnavailableException when the provider cannot serve now, or declines to reply
     * @throws ModelConfigurationException when the key is wrong, the model unknown, or the schema not accepted
     */
    public static ModelProbe of(ChatModel model, String modelName, InstantSource clock) {
        Outcome<Boolean> outcome =
                Model.of(model, modelName).by(clock).once(PROMPT, "{}", ModelProbe::keepsToTheSchema);
        if (outcome instanceof Outcome.Declined<Boolean>) {
            throw new UnavailableException(modelName, "it declined to reply", Optional.empty());
        }
        return new ModelProbe(outcome instanceof Outcome.Given<Boolean> given && given.value(), outcome.effort());
    }

    private static boolean keepsToTheSchema(Item reply) {
        return reply.integers("levels").stream().allMatch(level -> level >= 0 && level <= 5) && reply.has("sure");
    }
}
