package dev.vivavoce.djl;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A schema, and the tokens of a vocabulary that may come at each point of a document of it. Thread-safe. */
final class JsonForm {
    private static final int MOST_KEPT = 4096;

    private final JsonState start;
    private final TokenMasks masks;
    private final Map<JsonState, byte[]> forced = recent(MOST_KEPT);

    private JsonForm(JsonState start, TokenMasks masks) {
        this.start = start;
        this.masks = masks;
    }

    JsonState start() {
        return start;
    }

    /** A bit for each token that may come, the end among them where the document may end; not to be changed. */
    BitSet allowed(JsonState state) {
        return masks.allowed(state);
    }

    /** After a token that may come and is not the end. */
    JsonState after(JsonState state, int token) {
        return masks.after(state, token).orElseThrow();
    }

    /** The bytes that come next whatever the model would say. */
    byte[] forced(JsonState state) {
        synchronized (forced) {
            byte[] known = forced.get(state);
            if (known != null) {
                return known;
            }
        }
        byte[] found = state.forced();
        synchronized (forced) {
            forced.put(state, found);
        }
        return found;
    }

    /** The forms of the schemas that came last, for one vocabulary. */
    static final class Recent {
        private static final int MOST_SCHEMAS = 64;

        private final TokenMasks masks;
        private final Map<String, JsonForm> kept = recent(MOST_SCHEMAS);

        Recent(TokenMasks masks) {
            this.masks = masks;
        }

        /** @throws IllegalArgumentException where the schema cannot be kept, naming the keyword and its place */
        JsonForm of(String schema) {
            synchronized (kept) {
                return Optional.ofNullable(kept.get(schema)).orElseGet(() -> {
                    JsonForm form = new JsonForm(JsonState.of(schema), masks);
                    kept.put(schema, form);
                    return form;
                });
            }
        }
    }

    private static <K, V> Map<K, V> recent(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
