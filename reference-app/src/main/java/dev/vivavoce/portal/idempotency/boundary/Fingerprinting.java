package dev.vivavoce.portal.idempotency.boundary;

import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.idempotency.control.RequestFingerprint;
import dev.vivavoce.portal.storage.control.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the body of an {@link Idempotent} request ahead; {@code BodyLimit} sees to it that it is not too long. */
@Provider
@ApplicationScoped
public class Fingerprinting implements ContainerRequestFilter {
    @Inject
    RequestFingerprint fingerprint;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString("Idempotency-Key");
        if (key == null || !resource.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        String call = request.getMethod() + " " + request.getUriInfo().getPath() + "?"
                + request.getUriInfo().getRequestUri().getRawQuery() + "\n";
        fingerprint.is(key, Sha256.of(call.getBytes(StandardCharsets.UTF_8), body));
    }
}
