package dev.vivavoce.portal.models.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who provides a model. */
public enum Kind {
    GEMINI,
    CLAUDE,
    /** Any server that speaks OpenAI's protocol, at an address of the tenant's. */
    OPENAI_COMPATIBLE;

    /** As the interface writes it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Kind labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
