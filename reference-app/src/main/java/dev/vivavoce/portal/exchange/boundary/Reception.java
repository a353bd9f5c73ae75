package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Network;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.exchange.control.TokenBuckets;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The first to see a request: gives it an id and its answer the security headers, and turns away whoever asks too often. */
public class Reception extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(Reception.class.getName());
    /** The weight of a type, which RESTEasy takes for a number without looking. */
    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([^;,]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\\s*[01](\\.\\d{0,3})?\\s*");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_.-]{8,64}");

    @Inject
    transient Caller caller;

    @Inject
    @ConfigProperty(name = "requests.address.minute")
    int perMinute;

    private final transient TokenBuckets limits = new TokenBuckets(InstantSource.system(), 20_000);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        String given = request.getHeader("X-Request-Id");
        String id = given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        caller.arrived(request.getRemoteAddr(), id);
        answer.setHeader("X-Request-Id", id);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        Optional<Duration> wait = limits.take(Network.of(request.getRemoteAddr()), perMinute);
        if (wait.isPresent()) {
            Problems.write(Problem.tooMany(wait.get()), answer);
            return;
        }
        if (isWeighedOddly(request.getHeader("Content-Type")) || isWeighedOddly(request.getHeader("Accept"))) {
            Problems.write(Problem.malformed("Content-Type or Accept has a q that is no number from 0 to 1."), answer);
            return;
        }
        try {
            chain.doFilter(request, answer);
        } finally {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "{0} {1} tenant={2} by={3} request={4}",
                    request.getMethod(),
                    answer.getStatus(),
                    caller.tenant().map(UUID::toString).orElse("none"),
                    caller.label(),
                    id);
        }
    }

    private static boolean isWeighedOddly(@Nullable String types) {
        return types != null
                && WEIGHT.matcher(types).results().anyMatch(weight -> !NUMBER.matcher(weight.group(1))
                        .matches());
    }
}
