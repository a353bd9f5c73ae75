package dev.vivavoce.djl;

import java.util.List;

/** How a conversation is laid out for a model, up to where its reply begins. Thread-safe. */
interface ChatTemplate {
    /**
     * The prompt.
     *
     * @throws TemplateException where the conversation cannot be laid out so
     */
    List<Piece> lay(List<Turn> turns);
}
