package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    @Test
    void hold_a_synonym_in_one_group_only() {
        List<String> words = Resource.named("synonyms.txt").words();

        assertThat(words).doesNotHaveDuplicates();
    }

    @Test
    void hold_pairs_of_opposites() {
        assertThat(Resource.named("opposites.txt").entries()).allMatch(entry -> Resource.words(entry).length == 2);
    }

    @Test
    void hold_a_line_for_every_cue_and_every_aspect() {
        assertThat(names("cues.txt"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Cue.values()).map(Cue::name).toList());
        assertThat(names("aspects.txt"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Aspect.values()).map(Aspect::name).toList());
    }

    @Test
    void change_the_fingerprint_with_any_entry() {
        Resource one = new Resource("a.txt", List.of("x 1"));
        Resource other = new Resource("a.txt", List.of("x 2"));

        assertThat(Resource.fingerprint(List.of(one))).hasSize(8).isNotEqualTo(Resource.fingerprint(List.of(other)));
    }

    /** Those of the planner, and of what an embedder adds, rate nothing without it. */
    @Test
    void are_all_in_the_evaluators_version() throws IOException {
        Set<String> elsewhere = Set.of("areas.txt", "wishes.txt", "meaning.txt", "cohort.txt", "cohort-answers.txt");
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/vivavoce/embedded"))) {
            assertThat(RuleBasedEvaluator.resources())
                    .extracting(Resource::name)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".txt") && !elsewhere.contains(name))
                                    .toList());
        }
    }

    @Test
    void are_missed_by_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Resource.named("none.txt"))
                .withMessageContaining("none.txt");
        assertThatIllegalStateException()
                .isThrownBy(() -> Weights.value("no.such"))
                .withMessageContaining("no.such");
    }

    private static List<String> names(String resource) {
        return Resource.named(resource).entries().stream()
                .map(entry -> entry.substring(0, entry.indexOf(':')).toUpperCase(Locale.ROOT))
                .toList();
    }
}
