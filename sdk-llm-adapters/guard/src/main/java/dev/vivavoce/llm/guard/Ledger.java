package dev.vivavoce.llm.guard;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What sessions and tenants have used, in memory. Several guarded models may write into one. Thread-safe.
 *
 * <p>It remembers a limited number of tenants and of sessions: beyond it, it forgets the one that has not been used for the
 * longest time, and with that how much of its budget is spent.
 */
public final class Ledger {

    private final Map<String, Usage> tenants;
    private final Map<Session, Usage> sessions;
    private Usage total = Usage.NONE;

    /**
     * A session of a tenant.
     *
     * @param tenant whose it is
     * @param id among the tenant's
     */
    public record Session(String tenant, String id) {}

    /**
     * What was used until a moment.
     *
     * @param total by all, with those that are forgotten
     * @param tenants by tenant
     * @param sessions by session
     */
    public record Snapshot(Usage total, Map<String, Usage> tenants, Map<Session, Usage> sessions) {

        /** Copies the maps. */
        public Snapshot {
            tenants = Map.copyOf(tenants);
            sessions = Map.copyOf(sessions);
        }
    }

    /** Remembers 10,000 tenants and 10,000 sessions. */
    public Ledger() {
        this(10_000, 10_000);
    }

    /**
     * @param mostTenants to remember
     * @param mostSessions to remember
     * @throws IllegalArgumentException unless both are 1 or more
     */
    public Ledger(int mostTenants, int mostSessions) {
        if (mostTenants < 1 || mostSessions < 1) {
            throw new IllegalArgumentException("a ledger must remember 1 or more tenants and sessions but was given "
                    + mostTenants + " and " + mostSessions);
        }
        this.tenants = new Recent<>(mostTenants);
        this.sessions = new Recent<>(mostSessions);
    }

    /** What was used so far. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(total, tenants, sessions);
    }

    /** Lets a tenant's budget begin anew, such as with a month. Its sessions keep theirs. */
    public synchronized void startOver(String tenant) {
        tenants.remove(tenant);
    }

    synchronized void add(Charge charge) {
        total = total.plus(charge);
        tenants.put(charge.tenant(), tenant(charge.tenant()).plus(charge));
        Session session = new Session(charge.tenant(), charge.session());
        sessions.put(session, session(session).plus(charge));
    }

    synchronized Usage tenant(String tenant) {
        return tenants.getOrDefault(tenant, Usage.NONE);
    }

    synchronized Usage session(Session session) {
        return sessions.getOrDefault(session, Usage.NONE);
    }

    /** A map that forgets what was not used for the longest time. */
    private static final class Recent<K> extends LinkedHashMap<K, Usage> {

        private static final long serialVersionUID = 1;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Usage> eldest) {
            return size() > most;
        }
    }
}
