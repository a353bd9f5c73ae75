package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets as many long bodies in at once as there is memory for; whoever comes meanwhile is asked to come again. */
@Provider
@LongBody
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class LongBodies implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String PLACE = LongBodies.class.getName();
    private static final Duration WAIT = Duration.ofSeconds(5);

    @Inject
    @ConfigProperty(name = "body.long.places")
    int places;

    private Semaphore free = new Semaphore(0);

    @PostConstruct
    void open() {
        free = new Semaphore(places);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!free.tryAcquire()) {
            throw Problem.unavailable(WAIT);
        }
        request.setProperty(PLACE, true);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(PLACE) != null) {
            request.removeProperty(PLACE);
            free.release();
        }
    }
}
