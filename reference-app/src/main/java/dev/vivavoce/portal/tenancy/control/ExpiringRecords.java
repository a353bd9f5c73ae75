package dev.vivavoce.portal.tenancy.control;

import java.time.Instant;
import java.util.Optional;

/**
 * What a component keeps for a time only. Each component that keeps such things has a bean of this kind; once a day all are asked, within
 * the tenant's transaction. What belongs to a person under legal hold ({@code users.legal_hold}) stays.
 */
public interface ExpiringRecords {
    /** How the audit trail calls them. */
    String what();

    /**
     * Removes what is past its time. In SQL {@code = any (array(select … limit ?))} is bound by its limit; an {@code in (select … limit ?)} may be
     * asked again for each row, and is not.
     *
     * @param contentsBefore the tenant's own rule for what people have practised and said; empty where it keeps that
     * @param most how many at once
     * @return how many it were; where that is {@code most} there may be more
     */
    int removeExpired(Optional<Instant> contentsBefore, int most);
}
