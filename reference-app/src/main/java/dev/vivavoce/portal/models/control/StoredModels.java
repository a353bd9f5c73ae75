package dev.vivavoce.portal.models.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.control.SealedColumns;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The settings of the caller's tenant, in the database; each call is a transaction, or part of one. */
@ApplicationScoped
public class StoredModels implements SealedColumns {
    private static final String PURPOSE = "model settings";

    /**
     * What is stored.
     *
     * @param revision counts the changes; 0 before the first
     */
    public record Held(int revision, ModelSettings settings) {}

    @Inject
    Database database;

    @Inject
    TenantSeal seal;

    @Inject
    AuditTrail audit;

    @Inject
    Caller caller;

    @InTenant
    public int revision() {
        return database.row(row -> row.getInt("revision"), "select revision from model_settings")
                .orElse(0);
    }

    @InTenant
    public Held find() {
        return database.row(
                        row -> new Held(row.getInt("revision"), open(row.getBytes("content"))),
                        "select revision, content from model_settings")
                .orElse(new Held(0, ModelSettings.NONE));
    }

    /** Replaces that revision; refused where there is another meanwhile. */
    @InTenant
    public Held replace(int seen, ModelSettings settings) {
        UUID tenant = caller.tenant().orElseThrow();
        int changed = database.change(
                "insert into model_settings (tenant_id, revision, content) values (?, ?, ?) on conflict (tenant_id) do update"
                        + " set revision = excluded.revision, content = excluded.content where model_settings.revision = ?",
                tenant,
                seen + 1,
                seal.seal(write(settings), PURPOSE),
                seen);
        if (changed == 0) {
            throw Problem.lostRace();
        }
        audit.record("models.changed", "tenant:" + tenant);
        return new Held(seen + 1, settings);
    }

    private ModelSettings open(byte[] sealed) {
        try {
            return Json.mapper().readValue(seal.open(sealed, PURPOSE), ModelSettings.class);
        } catch (JsonProcessingException e) {
            // Without the cause, which may quote a key.
            throw new IllegalStateException("Stored settings cannot be read; they may come from a newer version.");
        }
    }

    private static String write(ModelSettings settings) {
        try {
            return Json.mapper().writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings cannot be written.");
        }
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("model_settings", "content", "'" + PURPOSE + "'"));
    }
}
