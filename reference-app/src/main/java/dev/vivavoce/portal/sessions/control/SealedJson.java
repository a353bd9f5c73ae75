package dev.vivavoce.portal.sessions.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Values of the engine as they are stored: their JSON, sealed. A purpose binds each to its place. */
@ApplicationScoped
public class SealedJson {
    @Inject
    TenantSeal seal;

    public byte[] seal(Object value, String purpose) {
        try {
            return seal.seal(Json.mapper().writeValueAsString(value), purpose);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written.", e);
        }
    }

    public <T> T open(byte[] sealed, Class<T> type, String purpose) {
        try {
            return Json.mapper().readValue(seal.openBytes(sealed, purpose), type);
        } catch (IOException e) {
            throw new IllegalStateException("A stored value cannot be read; it may come from a newer version.", e);
        }
    }
}
