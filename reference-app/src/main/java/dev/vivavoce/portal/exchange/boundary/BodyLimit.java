package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is longer than allowed, before it is read where its length is told, else while it is read. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 100)
public class BodyLimit implements ContainerRequestFilter {
    @Inject
    @ConfigProperty(name = "body.limit")
    int shortLimit;

    @Inject
    @ConfigProperty(name = "body.limit.long")
    int longLimit;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        int limit = resource.getResourceMethod().isAnnotationPresent(LongBody.class) ? longLimit : shortLimit;
        if (request.getLength() > limit) {
            throw Problems.tooLarge(limit);
        }
        if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType())) {
            // The server reads forms itself, unless somebody has looked at the stream before it. A browser tells their
            // length.
            if (request.getLength() < 0) {
                throw Problem.of(411, "length-required", "Length required", "A form must tell its length.");
            }
            return;
        }
        // hasEntity() says no to a body that comes in chunks.
        request.setEntityStream(new Limited(request.getEntityStream(), limit));
    }

    private static final class Limited extends FilterInputStream {
        private final int limit;
        private long left;

        Limited(InputStream in, int limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw Problems.tooLarge(limit);
            }
        }
    }
}
