package dev.vivavoce.llm.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static Charge charge(String tenant, String session) {
        return new Charge(
                tenant, session, "m", Optional.of(new Tokens(100, 40, 20)), Optional.of(new BigDecimal("0.25")));
    }

    @Test
    void adds_up_by_tenant_and_by_session() {
        Ledger ledger = new Ledger();
        ledger.add(charge("a", "1"));
        ledger.add(charge("a", "2"));
        ledger.add(charge("b", "1"));
        Ledger.Snapshot snapshot = ledger.snapshot();
        assertThat(snapshot.total()).isEqualTo(new Usage(3, 0, 300, 120, 60, new BigDecimal("0.75")));
        assertThat(snapshot.tenants().get("a")).isEqualTo(new Usage(2, 0, 200, 80, 40, new BigDecimal("0.50")));
        assertThat(snapshot.sessions())
                .hasSize(3)
                .containsEntry(new Ledger.Session("b", "1"), new Usage(1, 0, 100, 40, 20, new BigDecimal("0.25")));
    }

    @Test
    void counts_what_has_no_price_apart() {
        Ledger ledger = new Ledger();
        ledger.add(new Charge("a", "1", "m", Optional.of(new Tokens(5, 0, 3)), Optional.empty()));
        assertThat(ledger.snapshot().total()).isEqualTo(new Usage(1, 1, 5, 0, 3, BigDecimal.ZERO));
    }

    @Test
    void forgets_who_was_not_there_for_longest_but_not_what_was_used_in_all() {
        Ledger ledger = new Ledger(2, 2);
        ledger.add(charge("a", "1"));
        ledger.add(charge("b", "1"));
        ledger.add(charge("a", "1"));
        ledger.add(charge("c", "1"));
        Ledger.Snapshot snapshot = ledger.snapshot();
        assertThat(snapshot.tenants()).containsOnlyKeys("a", "c");
        assertThat(snapshot.sessions()).containsOnlyKeys(new Ledger.Session("a", "1"), new Ledger.Session("c", "1"));
        assertThat(snapshot.total().calls()).isEqualTo(4);
    }

    @Test
    void shows_a_moment() {
        Ledger ledger = new Ledger();
        Ledger.Snapshot before = ledger.snapshot();
        ledger.add(charge("a", "1"));
        assertThat(before.tenants()).isEmpty();
        assertThat(before.total()).isEqualTo(Usage.NONE);
    }

    @Test
    void has_room_for_somebody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ledger(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ledger(1, 0));
    }
}
