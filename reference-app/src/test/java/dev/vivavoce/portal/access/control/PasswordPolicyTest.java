package dev.vivavoce.portal.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sunshine2026!",
                "!!!Football99!!!",
                "1L0v3Y0uForever",
                "Qwertyuiopasdf1",
                "summersummer",
                "CorrectHorseBatteryStaple",
                "abcdefghijklm",
                "987654321098",
                "zzzzzzzzzzzzzzzzzz",
                "Ｐａｓｓｗｏｒｄ１２３４",
                "vivavoce-2026"
            })
    void refuses_what_is_guessed_first(String password) {
        assertThat(PasswordPolicy.fault(password, "somebody")).contains("is too common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "violet-anchor-27-moss",
                "the tram was late twice",
                "пароль не простой 9",
                "密码应该足够长才行对吗朋友们",
                "x7Kq-92mZ-wv3T"
            })
    void takes_long_ones_of_any_script(String password) {
        assertThat(PasswordPolicy.fault(password, "somebody")).isEmpty();
    }

    @Test
    void counts_characters_and_not_their_halves() {
        assertThat(PasswordPolicy.fault("😀😁😂😃😄😅😆😉😊😋😎", "somebody")).isPresent();
        assertThat(PasswordPolicy.fault("😀😁😂😃😄😅😆😉😊😋😎😍", "somebody")).isEmpty();
    }

    @Test
    void never_takes_the_user_name_whatever_its_case() {
        assertThat(PasswordPolicy.fault("Maria.Sanchez@example", "maria.sanchez@example"))
                .isPresent();
        assertThat(PasswordPolicy.fault("MARIA.SANCHEZ-of-the-7-hills", "maria.sanchez"))
                .isPresent();
        assertThat(PasswordPolicy.fault("an-apple-of-the-7-hills", "an")).isEmpty();
    }

    @Test
    void takes_every_password_that_we_make_up_ourselves() {
        for (int i = 0; i < 2_000; i++) {
            String made = GeneratedPassword.next();
            assertThat(PasswordPolicy.fault(made, "somebody")).as(made).isEmpty();
        }
    }
}
