package dev.vivavoce.portal.upkeep.control;

import dev.vivavoce.portal.access.control.SigningKeys;
import dev.vivavoce.portal.jobs.control.Job;
import dev.vivavoce.portal.jobs.control.JobQueue;
import dev.vivavoce.portal.storage.control.MasterKey;
import dev.vivavoce.portal.storage.control.Migrations;
import dev.vivavoce.portal.tenancy.control.DailyChores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals all keys by the newest master key: as soon as a node has one that was not there before, and every day once more, since a node with the
 * old configuration may have added a tenant meanwhile. Only nodes whose newest key it is do it, so that none turns back what another did.
 */
@ApplicationScoped
public class MasterKeyChange implements Job {
    private static final System.Logger LOG = System.getLogger(MasterKeyChange.class.getName());
    private static final Duration UNTIL_A_NODE_HAS_IT = Duration.ofMinutes(10);
    private static final Duration UNTIL_IT_IS_THERE = Duration.ofHours(1);
    private static final int BATCH = 100;

    @Inject
    MasterKey masterKey;

    @Inject
    SigningKeys signingKeys;

    @Inject
    DailyChores tenants;

    @Inject
    OneTenantsKeys keys;

    @Inject
    JobQueue queue;

    void begin(@Observes Migrations.Done done) {
        queue.add(name(), masterKey.newestId(), Instant.now());
    }

    @Override
    public String name() {
        return "master-key";
    }

    @Override
    public Optional<Duration> work(String instance) {
        if (!instance.equals(masterKey.newestId())) {
            return Optional.of(UNTIL_A_NODE_HAS_IT);
        }
        int changed = signingKeys.sealByNewestMaster();
        int all = 0;
        int lost = 0;
        List<UUID> batch = tenants.after(new UUID(0, 0), BATCH);
        while (!batch.isEmpty()) {
            for (UUID tenant : batch) {
                try {
                    changed += keys.sealByNewestMaster(tenant) ? 1 : 0;
                } catch (IllegalStateException unopened) {
                    // The others have their turn all the same.
                    LOG.log(System.Logger.Level.ERROR, "Tenant {0}: {1}", tenant, unopened.getMessage());
                    lost++;
                }
            }
            all += batch.size();
            LOG.log(System.Logger.Level.INFO, "Master key {0}: {1} tenants so far.", instance, all);
            batch = tenants.after(batch.get(batch.size() - 1), BATCH);
        }
        if (lost > 0) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Master key {0}: the keys of {1} tenants of {2} cannot be opened; they need an older master key.",
                    instance,
                    lost,
                    all);
            return Optional.of(UNTIL_IT_IS_THERE);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "Master key {0} has sealed the keys of all {1} tenants, {2} of them now; older master keys are not needed.",
                instance,
                all,
                changed);
        return Optional.of(Duration.ofDays(1));
    }
}
