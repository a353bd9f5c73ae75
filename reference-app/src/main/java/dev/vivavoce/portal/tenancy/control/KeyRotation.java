package dev.vivavoce.portal.tenancy.control;

import com.google.crypto.tink.KeysetHandle;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives a tenant a new key when its own has had its days, one step a transaction: another key is added; it seals; what others have sealed
 * is sealed anew; the others go. Between the steps no transaction may be left that has read the keys as they were before, so each waits
 * longer than transactions live. Where a step stands is read off the keys themselves: whichever node comes next goes on there.
 */
@ApplicationScoped
public class KeyRotation implements DailyChore {
    private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());
    private static final int BATCH = 100;

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(byte[] sealed, Duration since) {}

    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    MasterKey masterKey;

    @Inject
    TenantSeal seal;

    @Inject
    Resealing resealing;

    @Inject
    @ConfigProperty(name = "data.key.days")
    int days;

    @Inject
    @ConfigProperty(name = "data.key.pause.seconds")
    int pauseSeconds;

    @Override
    @InTenant
    public Optional<Duration> part() {
        UUID tenant = caller.tenant().orElseThrow();
        Optional<Row> row = locked();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeysetHandle keys = Keysets.open(row.get().sealed(), tenant, masterKey.aead());
            return step(tenant, keys, row.get().since());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A tenant's keys cannot be opened or sealed.", e);
        }
    }

    /** Seals a tenant's keys by the newest master key; whether another one had. */
    @InTenant
    public boolean sealByNewestMaster() {
        UUID tenant = caller.tenant().orElseThrow();
        Optional<Row> row = locked();
        if (row.isEmpty() || opensWithNewest(row.get().sealed(), tenant)) {
            return false;
        }
        try {
            KeysetHandle keys = Keysets.open(row.get().sealed(), tenant, masterKey.aead());
            database.change(
                    "update tenant set data_key = ? where id = ?",
                    Keysets.seal(keys, tenant, masterKey.newest()),
                    tenant);
            return true;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A tenant's keys cannot be opened: is a master key missing?", e);
        }
    }

    private Optional<Duration> step(UUID tenant, KeysetHandle keys, Duration since) throws GeneralSecurityException {
        Duration pause = Duration.ofSeconds(pauseSeconds);
        if (keys.size() == 1) {
            if (since.compareTo(Duration.ofDays(days)) < 0) {
                return Optional.empty();
            }
            store(tenant, Keysets.withAnother(keys), "has a new key beside the old one");
            return Optional.of(pause);
        }
        if (since.compareTo(pause) < 0) {
            return Optional.of(pause.minus(since));
        }
        if (!Keysets.newest(keys).isPrimary()) {
            store(tenant, Keysets.newestFirst(keys), "seals by its new key");
            return Optional.of(pause);
        }
        return reseal(tenant, keys, pause);
    }

    private Optional<Duration> reseal(UUID tenant, KeysetHandle keys, Duration pause) throws GeneralSecurityException {
        byte[] prefix = Keysets.prefix(Keysets.newest(keys));
        int done = resealing.some(prefix, BATCH);
        if (done == BATCH) {
            LOG.log(System.Logger.Level.INFO, "Tenant {0}: {1} more values are sealed by its new key.", tenant, done);
            return Optional.of(Duration.ZERO);
        }
        if (done > 0) {
            store(tenant, keys, "has sealed the last " + done + " values by its new key");
            return Optional.of(pause);
        }
        if (!resealing.isComplete(prefix)) {
            return Optional.of(pause);
        }
        store(tenant, Keysets.newestAlone(keys), "has its new key alone");
        return Optional.empty();
    }

    private Optional<Row> locked() {
        return database.row(
                // By one clock: those of two nodes may be apart.
                row -> new Row(row.getBytes(1), Duration.ofSeconds(row.getLong(2))),
                "select data_key, floor(extract(epoch from now() - data_key_changed_at))::bigint from tenant"
                        + " where id = current_tenant() and erased_at is null for no key update");
    }

    private void store(UUID tenant, KeysetHandle keys, String what) throws GeneralSecurityException {
        database.change(
                "update tenant set data_key = ?, data_key_changed_at = now() where id = ?",
                Keysets.seal(keys, tenant, masterKey.aead()),
                tenant);
        seal.forget();
        LOG.log(System.Logger.Level.INFO, "Tenant {0} {1}.", tenant, what);
    }

    private boolean opensWithNewest(byte[] sealed, UUID tenant) {
        try {
            Keysets.open(sealed, tenant, masterKey.newest());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
