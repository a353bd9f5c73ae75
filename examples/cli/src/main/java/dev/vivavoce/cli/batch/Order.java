package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.Category;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whom questions are written by, and whom for.
 *
 * @param provider the model's
 * @param model its name
 * @param kind of job
 * @param seniority of those who are asked
 */
record Order(String provider, String model, Category kind, Seniority seniority) {

    private static final int A_CALL = 10;

    /** How many calls write that many questions, if each is of use. */
    static int calls(int questions) {
        return (questions + A_CALL - 1) / A_CALL;
    }

    /** What one call is asked for. */
    QuestionQuery query(long seed) {
        Map<Style, Integer> mix = new EnumMap<>(Style.class);
        boolean technical = kind.formats().contains("technical");
        mix.put(Style.BEHAVIOURAL, technical ? 3 : 5);
        mix.put(Style.SITUATIONAL, technical ? 3 : 5);
        if (technical) {
            mix.put(Style.TECHNICAL, A_CALL - 6);
        }
        return new QuestionQuery(
                new Position(kind.name(), String.join(" ", kind.profile()), Optional.of(seniority)),
                Optional.empty(),
                mix,
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                seed);
    }

    /** What calls are asked for. */
    List<QuestionQuery> queries(List<Long> seeds) {
        return seeds.stream().map(this::query).toList();
    }

    /** It, for a journal. */
    ObjectNode json() {
        return Json.object()
                .put("provider", provider)
                .put("model", model)
                .put("category", kind.id())
                .put("seniority", Json.name(seniority));
    }
}
