package dev.vivavoce.example.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How well the bank is searched, by words and by words and meaning: each synonym of a competency or a skill is sought, as the files
 * of the pack (the argument, such as {@code sdk-question-bank/src/main/pack}) have it, and a question is right where it asks for that competency or
 * skill. Synonyms that say the name itself are left out, and those of whom fewer than {@value #FEWEST} questions ask.
 */
public final class SearchFigures {

    private static final int HITS = 10;
    private static final int FEWEST = 5;

    private record Sought(String words, Predicate<Question> right) {}

    private SearchFigures() {}

    public static void main(String[] arguments) throws IOException {
        QuestionBank bank = QuestionBank.bundled();
        Path pack = Path.of(arguments[0]);
        List<Sought> competencies = sought(pack, "competencies", bank, (question, id) -> question.competency()
                .id()
                .equals(id));
        List<Sought> skills = sought(pack, "skills", bank, (question, id) -> question.skill()
                .filter(skill -> skill.id().equals(id))
                .isPresent());
        QuestionBank meant = bank.with(MiniLm.SHARED);
        long start = System.nanoTime();
        meant.search("warm up", 1);
        System.out.printf(
                Locale.ROOT,
                "%d questions embedded in %.1f s%n",
                bank.questions().size(),
                (System.nanoTime() - start) / 1e9);
        tell("synonyms of competencies, by words", bank, competencies);
        tell("synonyms of competencies, by words and meaning", meant, competencies);
        tell("synonyms of skills, by words", bank, skills);
        tell("synonyms of skills, by words and meaning", meant, skills);
    }

    private interface Asks {
        boolean asks(Question question, String id);
    }

    private static List<Sought> sought(Path folder, String of, QuestionBank bank, Asks asks) throws IOException {
        List<Sought> sought = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            for (JsonNode each : new JsonMapper().readTree(file.toFile()).path(of)) {
                String id = each.path("id").asText();
                String name = each.path("name").asText().toLowerCase(Locale.ROOT);
                long asking = bank.questions().stream()
                        .filter(question -> asks.asks(question, id))
                        .count();
                for (JsonNode synonym : each.path("synonyms")) {
                    String words = synonym.asText().toLowerCase(Locale.ROOT);
                    if (asking >= FEWEST && !words.contains(name) && !name.contains(words)) {
                        sought.add(new Sought(words, question -> asks.asks(question, id)));
                    }
                }
            }
        }
        return sought;
    }

    private static void tell(String how, QuestionBank bank, List<Sought> sought) {
        double precision = 0;
        double reciprocal = 0;
        int none = 0;
        for (Sought each : sought) {
            List<Question> found = bank.search(each.words, HITS).stream()
                    .map(hit -> hit.question())
                    .toList();
            int first = -1;
            for (int i = 0; i < found.size(); i++) {
                if (each.right.test(found.get(i))) {
                    precision += 1.0 / HITS;
                    first = first < 0 ? i : first;
                }
            }
            reciprocal += first < 0 ? 0 : 1.0 / (first + 1);
            none += first < 0 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-48s %5d queries, right among the first %d %4.1f %%, mean reciprocal rank %.3f, nothing right for %4.1f %%%n",
                how,
                sought.size(),
                HITS,
                100 * precision / sought.size(),
                reciprocal / sought.size(),
                100.0 * none / sought.size());
    }
}
