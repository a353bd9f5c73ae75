package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Migrations;
import dev.vivavoce.portal.tenancy.control.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * For the development run: a tenant at {@code localhost} with one administrator. Its password is printed when it is made and never again;
 * it goes to standard output, which the server copies into its log. In production it is off, and nothing secret is printed.
 */
@ApplicationScoped
public class DemoTenant {
    private static final String ADMINISTRATOR = "admin";

    @Inject
    @ConfigProperty(name = "demo.tenant")
    boolean wanted;

    @Inject
    @ConfigProperty(name = "http.port", defaultValue = "9080")
    int port;

    @Inject
    Hosts hosts;

    @Inject
    Caller caller;

    @Inject
    Tenants tenants;

    @ActivateRequestContext
    void begin(@Observes Migrations.Done done) {
        if (!wanted) {
            return;
        }
        String password = "the password that was printed at the first start";
        if (hosts.tenant("localhost").isEmpty()) {
            caller.belongsTo(UUID.randomUUID());
            caller.is(Caller.Kind.SYSTEM, null, null, Set.of());
            password = tenants.open(
                            new Tenants.Plan("demo", "Demo", Set.of("localhost", "127.0.0.1"), true), ADMINISTRATOR)
                    .password();
        }
        String address = "http://localhost:" + port;
        String lines = "\n  Vivavoce: " + address + "/api/v1   (what there is: " + address + "/openapi)\n  Sign in as "
                + ADMINISTRATOR + " with: " + password + "\n";
        System.out.println(lines);
    }
}
