package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MannerTest {

    @Test
    void is_what_the_training_makes_of_the_texts() throws IOException {
        List<String> made = MannerTraining.weights();

        assertThat(Resource.text("manner.txt").lines().toList())
                .as("run MannerTraining after a change of the texts, of what a sentence shows, or of addressed.txt")
                .isEqualTo(made);
    }
}
