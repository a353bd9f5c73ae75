package dev.vivavoce.portal.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void one_household_is_one_network_however_its_addresses_are_written() {
        assertThat(Network.of("2001:db8::1"))
                .isEqualTo(Network.of("2001:db8:0:0:ffff:1:2:3"))
                .isEqualTo(Network.of("2001:0db8:0000:0000:0000:0000:0000:0002"))
                .isNotEqualTo(Network.of("2001:db8:0:1::1"));
    }

    @Test
    void an_ipv4_address_and_whatever_is_no_address_stand_for_themselves() {
        assertThat(Network.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Network.of("no:address")).isEqualTo("no:address");
        assertThat(Network.of("unknown")).isEqualTo("unknown");
    }
}
