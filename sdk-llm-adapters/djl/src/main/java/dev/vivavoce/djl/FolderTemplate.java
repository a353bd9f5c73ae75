package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model's own template, and the layout of its family where that is missing or fails. That this was needed is told once. */
final class FolderTemplate implements ChatTemplate {
    private static final System.Logger LOG = System.getLogger(FolderTemplate.class.getName());

    private final Optional<JinjaTemplate> own;
    private final KnownTemplate known;
    private final AtomicBoolean told = new AtomicBoolean();

    private FolderTemplate(Optional<JinjaTemplate> own, KnownTemplate known) {
        this.own = own;
        this.known = known;
    }

    /**
     * Of a folder.
     *
     * @param file {@code chat_template.jinja}, where there is one
     * @param config {@code tokenizer_config.json}
     */
    static FolderTemplate of(Optional<String> file, JsonNode config, KnownTemplate known) {
        Map<String, String> tokens = new HashMap<>();
        for (String name : List.of("bos_token", "eos_token", "pad_token", "unk_token")) {
            tokens.put(name, EndTokens.word(config.path(name)));
        }
        return new FolderTemplate(
                file.or(() -> named(config.path("chat_template"))).map(source -> new JinjaTemplate(source, tokens)),
                known);
    }

    private static Optional<String> named(JsonNode template) {
        if (template.isTextual()) {
            return Optional.of(template.asText());
        }
        for (JsonNode one : template) {
            if (one.path("name").asText().equals("default")) {
                return Optional.of(one.path("template").asText());
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Piece> lay(List<Turn> turns) {
        if (own.isEmpty()) {
            tell("there is none");
            return known.lay(turns);
        }
        try {
            return own.get().lay(turns);
        } catch (TemplateException failed) {
            return merged(turns, failed);
        }
    }

    /** Some templates know no system: what it says goes before what the user says. */
    private List<Piece> merged(List<Turn> turns, TemplateException failed) {
        if (turns.size() > 1
                && turns.get(0).role() == Turn.Role.SYSTEM
                && turns.get(1).role() == Turn.Role.USER) {
            List<Turn> fewer = new ArrayList<>(turns.subList(1, turns.size()));
            fewer.set(
                    0,
                    new Turn(
                            Turn.Role.USER,
                            turns.get(0).text() + "\n\n" + turns.get(1).text()));
            try {
                return own.orElseThrow().lay(fewer);
            } catch (TemplateException failedToo) {
                // The first reason says more.
            }
        }
        tell(String.valueOf(failed.getMessage()));
        return known.lay(turns);
    }

    private void tell(String why) {
        if (told.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "The layout {0} stands in for the model''s own chat template: {1}", known, why);
        }
    }
}
