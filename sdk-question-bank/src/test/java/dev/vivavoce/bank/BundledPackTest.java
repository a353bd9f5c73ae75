package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.InterviewFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledPackTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final QuestionBank BANK = QuestionBank.bundled();
    private static final Pack PACK = new PackFolder(Path.of("src/main/pack")).pack();

    @Test
    void keeps_to_its_schema_in_every_file() throws IOException {
        JsonSchema schema = schema();
        try (Stream<Path> files = Files.walk(Path.of("src/main/pack"))) {
            List<Path> packs =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(packs).hasSizeGreaterThan(100);
            for (Path file : packs) {
                assertThat(schema.validate(JSON.readTree(file.toFile())))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void has_a_schema_that_refuses_what_the_reader_refuses() throws IOException {
        String good = PackReaderTest.GOOD;
        assertThat(schema().validate(JSON.readTree(good))).isEmpty();
        for (String broken : List.of(
                good.replace("\"technical\"", "\"tecnical\""),
                good.replace("\"minutes\": 4", "\"minutes\": 0"),
                good.replace("\"minutes\": 4,", ""),
                good.replace("\"format\": 1", "\"format\": 2"),
                good.replace("\"level\": 3", "\"level\": 6"),
                good.replace("\"2240\"", "\"224\""),
                good.replace("\"weight\": 5", "\"weight\": 6"),
                good.replace("\"minutes\": 4", "\"minutes\": 4, \"mintues\": 5"))) {
            assertThat(broken).isNotEqualTo(good);
            assertThat(schema().validate(JSON.readTree(broken))).as(broken).isNotEmpty();
        }
    }

    @Test
    void holds_questions_for_many_kinds_of_job() {
        assertThat(BANK.questions()).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(BANK.categories()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(BANK.categories())
                .extracting(category -> category.isco08().charAt(0))
                .contains('1', '2', '3', '4', '5', '7', '8', '9');
    }

    @Test
    void gives_every_question_anchors_and_a_rubric() {
        assertThat(BANK.questions()).allSatisfy(question -> {
            assertThat(question.anchors()).hasSizeBetween(3, 5);
            assertThat(question.rubric().criteria()).isNotEmpty();
        });
    }

    @Test
    void gives_no_title_to_two_jobs() {
        Map<String, Long> owners = BANK.categories().stream()
                .flatMap(category -> category.titles().stream()
                        .map(title -> title.toLowerCase(Locale.ROOT))
                        .distinct())
                .collect(Collectors.groupingBy(title -> title, Collectors.counting()));

        assertThat(owners)
                .allSatisfy((title, count) -> assertThat(count).as(title).isEqualTo(1));
    }

    @Test
    void holds_no_question_twice_in_other_words() {
        List<Question> questions = BANK.questions();
        List<Set<String>> shingles = questions.stream()
                .map(question -> Selection.shingles(question.text()))
                .toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            for (int j = i + 1; j < questions.size(); j++) {
                Set<String> shared = new HashSet<>(shingles.get(i));
                shared.retainAll(shingles.get(j));
                if (shared.size()
                        > 0.5 * Math.min(shingles.get(i).size(), shingles.get(j).size())) {
                    pairs.add(questions.get(i).id() + " and " + questions.get(j).id());
                }
            }
        }

        assertThat(pairs).isEmpty();
    }

    @Test
    void fills_every_format_of_every_job() {
        List<String> gaps = new ArrayList<>();
        for (Category category : BANK.categories()) {
            Map<Style, Long> there = Selectable.of(PACK, category).byStyle().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> (long) entry.getValue().size()));
            for (String id : category.formats()) {
                InterviewFormat.named(id).orElseThrow().mix().forEach((style, count) -> {
                    if (there.getOrDefault(style, 0L) < count) {
                        gaps.add(category.id() + " has " + there.getOrDefault(style, 0L) + " " + style + " questions, "
                                + count + " are wanted for " + id);
                    }
                });
            }
        }

        assertThat(gaps).isEmpty();
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema = QuestionBank.class.getResourceAsStream("pack-1.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        }
    }
}
