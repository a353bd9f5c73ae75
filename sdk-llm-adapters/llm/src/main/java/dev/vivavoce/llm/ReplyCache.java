package dev.vivavoce.llm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a {@link ModelEvaluator} keeps the replies that it was paid for: the same answer to the same question, by the same
 * rubric, model and prompt, is not asked about twice. Spaces and invisible characters make no difference, every other one does.
 * Thread-safe; may be shared by evaluators and processes.
 */
public interface ReplyCache {

    /**
     * The reply that was kept under a key, unless it was forgotten since.
     *
     * @param key 64 hexadecimal digits that say nothing of the answer
     */
    Optional<String> get(String key);

    /** Keeps a reply. It holds a model's words about an answer: whoever keeps it for long keeps personal data. */
    void put(String key, String reply);

    /**
     * A cache in memory, which forgets what was not used for the longest time.
     *
     * @param most how many replies it keeps, each about 1 kB; 1 or more
     */
    static ReplyCache inMemory(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a cache must keep 1 reply or more but was told to keep " + most);
        }
        Map<String, String> kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > most;
            }
        };
        return new ReplyCache() {
            @Override
            public Optional<String> get(String key) {
                synchronized (kept) {
                    return Optional.ofNullable(kept.get(key));
                }
            }

            @Override
            public void put(String key, String reply) {
                synchronized (kept) {
                    kept.put(key, reply);
                }
            }
        };
    }
}
