package dev.vivavoce.portal.tenancy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.MasterKey;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment")
class TenantSealTest {
    private static final String PURPOSE = "test";

    private final UUID tenant = UUID.randomUUID();
    private final OneKey database = new OneKey();
    private final TenantSeal seal = new TenantSeal();

    @BeforeEach
    void make() throws GeneralSecurityException {
        seal.masterKey = new FreshMasterKey();
        seal.database = database;
        database.key = Optional.of(seal.newKey(tenant));
        begin(tenant);
    }

    private void begin(UUID whose) {
        Transaction transaction = new Transaction();
        transaction.putResource(TenantBinding.PROPERTY, whose);
        seal.transaction = transaction;
    }

    @Test
    void asks_for_the_key_once_in_a_transaction() {
        byte[] sealed = seal.seal("a story", PURPOSE);

        for (int i = 0; i < 10; i++) {
            assertThat(seal.open(sealed, PURPOSE)).isEqualTo("a story");
        }

        assertThat(database.asked).isEqualTo(1);
    }

    @Test
    void a_key_that_is_gone_opens_nothing_from_the_next_transaction_on() {
        byte[] sealed = seal.seal("a story", PURPOSE);
        database.key = Optional.empty();

        begin(tenant);

        assertThatThrownBy(() -> seal.open(sealed, PURPOSE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_sealed_for_one_place_opens_in_no_other() {
        byte[] sealed = seal.seal("a story", PURPOSE);

        assertThatThrownBy(() -> seal.open(sealed, "another")).isInstanceOf(IllegalStateException.class);
        UUID other = UUID.randomUUID();
        database.key = Optional.of(seal.newKey(other));
        begin(other);
        assertThatThrownBy(() -> seal.open(sealed, PURPOSE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void seals_for_nobody_where_the_transaction_is_nobodys() {
        seal.transaction = new Transaction();

        assertThatThrownBy(() -> seal.seal("a story", PURPOSE)).hasMessageContaining("No tenant");
    }

    /** The row of a tenant. */
    private static final class OneKey extends Database {
        private Optional<byte[]> key = Optional.empty();
        private int asked;

        @Override
        @SuppressWarnings("unchecked")
        public <T> Optional<T> row(Row<T> reader, String sql, @Nullable Object... values) {
            asked++;
            return (Optional<T>) key;
        }
    }

    private static final class FreshMasterKey extends MasterKey {
        private final Aead aead;

        FreshMasterKey() throws GeneralSecurityException {
            AeadConfig.register();
            aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        }

        @Override
        public Aead aead() {
            return aead;
        }
    }

    private static final class Transaction implements TransactionSynchronizationRegistry {
        private final Map<Object, Object> resources = new HashMap<>();

        @Override
        public Object getTransactionKey() {
            return this;
        }

        @Override
        public void putResource(Object key, Object value) {
            resources.put(key, value);
        }

        @Override
        public @Nullable Object getResource(Object key) {
            return resources.get(key);
        }

        @Override
        public void registerInterposedSynchronization(Synchronization synchronization) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getTransactionStatus() {
            return jakarta.transaction.Status.STATUS_ACTIVE;
        }

        @Override
        public void setRollbackOnly() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean getRollbackOnly() {
            return false;
        }
    }
}
