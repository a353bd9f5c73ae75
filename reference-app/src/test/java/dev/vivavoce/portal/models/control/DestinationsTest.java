package dev.vivavoce.portal.models.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as numbers, so that nobody is asked for a name. */
class DestinationsTest {
    private static final Destinations NONE_LISTED = new Destinations(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::1]",
                "[2001:0:1::1]",
                "[2001:db8::1]"
            })
    void an_address_that_is_not_the_internets_is_not_called(String host) {
        assertThat(NONE_LISTED.objection("https://" + host + "/v1")).contains("leads to no public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "[2606:4700::1111]",
                "[2001:4860::1]"
            })
    void a_public_one_is(String host) {
        assertThat(NONE_LISTED.objection("https://" + host + "/v1")).isEmpty();
        assertThat(NONE_LISTED.objection("https://" + host + ":8443")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/v1",
                "ftp://8.8.8.8/v1",
                "file:///etc/passwd",
                "https://user@8.8.8.8/v1",
                "https://user:word@8.8.8.8/v1",
                "https://8.8.8.8/v1?key=1",
                "https://8.8.8.8/v1#part",
                "https://",
                "8.8.8.8/v1",
                "https://8.8.8.8 /v1",
                "https://127.1/v1"
            })
    void an_address_of_another_form_is_not_called(String address) {
        assertThat(NONE_LISTED.objection(address)).isPresent();
    }

    @Test
    void what_the_operator_lists_may_be_anywhere_and_by_http() {
        Destinations listed = new Destinations(Optional.of(List.of("10.0.0.7", "127.0.0.1:8000")));

        assertThat(listed.objection("http://10.0.0.7:9000/v1")).isEmpty();
        assertThat(listed.objection("http://127.0.0.1:8000/v1")).isEmpty();
        assertThat(listed.objection("http://127.0.0.1:5432/v1")).isPresent();
        assertThat(listed.objection("https://127.0.0.1/v1")).isPresent();
        assertThat(listed.objection("http://user@10.0.0.7/v1")).isPresent();
        assertThat(listed.objection("ftp://10.0.0.7/v1")).isPresent();
    }
}
