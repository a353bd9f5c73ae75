package dev.vivavoce.portal.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHashesTest {
    private final PasswordHashes hashes = new PasswordHashes();

    @Test
    void knows_the_password_again_and_no_other() {
        String hash = hashes.hash("violet-anchor-27-moss");

        assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$").doesNotContain("violet");
        assertThat(hashes.matches("violet-anchor-27-moss", hash)).isTrue();
        assertThat(hashes.matches("violet-anchor-27-moss ", hash)).isFalse();
        assertThat(hashes.hash("violet-anchor-27-moss")).isNotEqualTo(hash);
    }

    @Test
    void a_password_typed_with_composed_letters_is_the_same_with_combining_ones() {
        assertThat(hashes.matches("cafe\u0301-anchor-27-moss", hashes.hash("caf\u00e9-anchor-27-moss")))
                .isTrue();
    }

    /** The second are those of before. */
    @ParameterizedTest
    @CsvSource({"4096, 1", "19456, 2"})
    void still_reads_a_hash_of_other_parameters_and_says_that_it_is_outdated(int memory, int passes) {
        String old = Password.hash("violet-anchor-27-moss")
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(memory, passes, 1, 32, Argon2.ID))
                .getResult();

        assertThat(hashes.matches("violet-anchor-27-moss", old)).isTrue();
        assertThat(hashes.outdated(old)).isTrue();
        assertThat(hashes.outdated(hashes.hash("violet-anchor-27-moss"))).isFalse();
    }

    @Test
    void nothing_matches_what_is_no_hash() {
        assertThat(hashes.matches("violet-anchor-27-moss", "violet-anchor-27-moss"))
                .isFalse();
    }
}
