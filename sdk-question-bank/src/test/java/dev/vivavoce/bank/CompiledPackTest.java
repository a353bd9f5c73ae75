package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledPackTest {

    private final Pack pack = new PackFolder(Path.of("src/main/pack")).pack();
    private final byte[] compiled = CompiledPack.write(pack);

    @Test
    void holds_all_that_the_files_hold_in_their_order() {
        Pack read = CompiledPack.read(compiled);

        assertThat(read.questions()).containsExactlyEntriesOf(pack.questions());
        assertThat(read.categories()).containsExactlyEntriesOf(pack.categories());
        assertThat(read.skills()).containsExactlyEntriesOf(pack.skills());
        assertThat(read.competencies()).containsExactlyEntriesOf(pack.competencies());
        assertThat(read.rubrics()).isEqualTo(pack.rubrics());
        assertThat(read.only()).isEqualTo(pack.only());
    }

    @Test
    void knows_the_stems_beforehand() {
        CompiledPack.read(compiled).prepared().stems().forEach((text, stems) -> assertThat(stems)
                .as(text)
                .isEqualTo(Words.stems(text)));
    }

    @Test
    void tells_jobs_as_the_files_do() {
        Classifier fromFiles = new Classifier(pack.withPrepared());
        Classifier fromBytes = new Classifier(CompiledPack.read(compiled));

        for (String title : List.of("Registered nurse", "Snow plough driver", "COBOL programmer", "Xq zzk")) {
            assertThat(fromBytes.classify(title, "You know Kubernetes."))
                    .isEqualTo(fromFiles.classify(title, "You know Kubernetes."));
        }
    }

    @Test
    void is_the_same_whenever_it_is_made() {
        assertThat(CompiledPack.write(CompiledPack.read(compiled))).isEqualTo(compiled);
    }

    @Test
    void is_what_the_library_ships() {
        assertThat(QuestionBank.bundled().questions())
                .containsExactlyElementsOf(pack.questions().values());
    }

    @Test
    void of_another_version_is_refused() {
        byte[] other = {0, 99};

        assertThatIllegalStateException()
                .isThrownBy(() -> CompiledPack.read(other))
                .withMessageContaining("another version");
    }
}
