package dev.vivavoce.embedded;

import dev.vivavoce.core.spi.Embedder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** An embedder by a table: a text's vector says how often each concept is in it, in whatever word. */
final class Concepts implements Embedder {

    private static final List<List<String>> TABLE = List.of(
            List.of("customer", "client", "guest", "upset", "shouted", "calmed", "angry"),
            List.of("deadline", "tight", "hours early", "in time", "postpone"),
            List.of("mistake", "error", "wrong", "slip"),
            List.of("machine", "equipment", "software", "pump", "sensor"),
            List.of("colleague", "team", "member"),
            List.of("money", "saved", "budget"),
            List.of("allerg", "rash", "hypersensitiv"),
            List.of("dose", "milligram", "how much"),
            List.of("wristband", "identity", "who lies in the bed"),
            List.of("administration record", "write it down", "documentation"),
            List.of("medicine", "drug", "tablet"),
            List.of("feedback", "criticism", "disagreed"),
            List.of("persuaded", "negotiation", "say no", "promise"),
            List.of("risk", "accident", "emergency", "pressure"),
            List.of("broke a rule", "private", "confidential"),
            List.of("learn something new", "change that you", "improvement", "idea"),
            List.of("project", "delivery", "report you"),
            List.of("why do you", "drew you", "five years", "proud", "first month"));

    final AtomicInteger asked = new AtomicInteger();

    @Override
    public float[] embed(String text) {
        asked.incrementAndGet();
        float[] vector = new float[TABLE.size()];
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < TABLE.size(); i++) {
            for (String word : TABLE.get(i)) {
                vector[i] += small.contains(word) ? 1 : 0;
            }
        }
        return vector;
    }
}
