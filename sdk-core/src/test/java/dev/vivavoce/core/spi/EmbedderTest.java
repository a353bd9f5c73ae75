package dev.vivavoce.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbedderTest {

    @Test
    void finds_directions_near_whatever_the_lengths() {
        assertThat(Embedder.cosine(new float[] {1, 2}, new float[] {10, 20})).isCloseTo(1, within(1e-9));
        assertThat(Embedder.cosine(new float[] {1, 0}, new float[] {0, 3})).isZero();
        assertThat(Embedder.cosine(new float[] {1, 1}, new float[] {-2, -2})).isCloseTo(-1, within(1e-9));
        assertThat(Embedder.cosine(new float[] {3e37f, 1}, new float[] {3e37f, 1}))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void finds_nothing_near_a_vector_that_points_nowhere() {
        assertThat(Embedder.cosine(new float[2], new float[] {1, 2})).isZero();
    }

    @Test
    void refuses_vectors_of_different_embedders() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedder.cosine(new float[2], new float[3]))
                .withMessage("vectors must be of one length but are of 2 and 3");
    }

    @Test
    void embeds_many_in_their_order() {
        Embedder length = text -> new float[] {text.length()};

        assertThat(length.embedAll(List.of("one", "three"))).containsExactly(new float[] {3}, new float[] {5});
    }
}
