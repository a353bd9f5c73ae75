package dev.vivavoce.portal.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.000001Z");

    private final AuditEntry first =
            AuditEntry.BEFORE_THE_FIRST.followedBy(NOON, "person:1", "user.added", "user:2", "192.0.2.1", "request-1");
    private final AuditEntry second =
            first.followedBy(NOON, "person:1", "user.changed", "user:2", "192.0.2.1", "request-2");

    @Test
    void entries_follow_one_another_in_one_order_only() {
        assertThat(first.follows(AuditEntry.BEFORE_THE_FIRST)).isTrue();
        assertThat(second.follows(first)).isTrue();
        assertThat(second.follows(AuditEntry.BEFORE_THE_FIRST)).isFalse();
        assertThat(first.follows(second)).isFalse();
    }

    @Test
    void text_moved_from_one_field_to_the_next_breaks_the_chain() {
        AuditEntry moved = new AuditEntry(
                1, NOON, "person:1u", "ser.added", "user:2", "192.0.2.1", "request-1", first.previous(), first.hash());

        assertThat(moved.follows(AuditEntry.BEFORE_THE_FIRST)).isFalse();
    }

    @Test
    void the_hash_of_what_is_stored_stays_what_it_was() {
        assertThat(HexFormat.of().formatHex(second.hash()))
                .isEqualTo("5217b563223043f29f760946ebdc26a4a10fc94279f08834bb1862cccacd1ec4");
    }
}
