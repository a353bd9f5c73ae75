package dev.vivavoce.portal.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.practice.entity.Story;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import dev.vivavoce.portal.testing.PortalInside;
import dev.vivavoce.portal.testing.inside.Requests;
import dev.vivavoce.portal.testing.inside.Requests.Company;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** That nothing is done in nobody's name, nor in that of whoever was there before. */
@ArquillianTest
class TenancyInContainerIT {
    private record Connection(int process, String tenant) {}

    @Inject
    Requests requests;

    @Inject
    Database database;

    @Inject
    Caller caller;

    @Inject
    TenantSeal seal;

    @Inject
    BeanManager beans;

    @Inject
    Requests.OneRequest request;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive portal() {
        return PortalInside.portal(TenancyInContainerIT.class);
    }

    private static boolean belongsToTenant(Method method) {
        return method.isAnnotationPresent(InTenant.class)
                || method.getDeclaringClass().isAnnotationPresent(InTenant.class);
    }

    private static Object[] nothing(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> Array.get(Array.newInstance(type, 1), 0))
                .toArray();
    }

    private Throwable refusal(Bean<?> bean, Method method) {
        Object reference = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
        return catchThrowable(() -> method.invoke(reference, nothing(method)));
    }

    @Test
    void refuses_every_step_that_belongs_to_a_tenant_where_there_is_none() {
        List<String> refused = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (Method method : bean.getBeanClass().getDeclaredMethods()) {
                if (belongsToTenant(method)) {
                    method.setAccessible(true);
                    assertThat(refusal(bean, method))
                            .as(method.toString())
                            .rootCause()
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("No tenant is bound to the request.");
                    refused.add(method.toString());
                }
            }
        }
        assertThat(refused).hasSizeGreaterThan(150);
    }

    @Test
    void shows_a_transaction_without_a_tenant_nothing() {
        requests.open();

        requests.unknown(() -> {
            assertThat(database.rows(row -> row.getString(1), "select id from tenant union select id from story"))
                    .isEmpty();
            assertThatThrownBy(() -> requests.entities()
                            .createQuery("select s from Story s", Story.class)
                            .getResultList())
                    .hasStackTraceContaining("EclipseLink-6174");
            return true;
        });
    }

    @Test
    void lets_a_request_belong_to_one_tenant() {
        Company first = requests.open();
        Company second = requests.open();

        assertThatThrownBy(() -> requests.in(first, () -> {
                    caller.belongsTo(second.tenant());
                    return second;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another tenant");
        assertThat(requests.unknown(() -> caller.tenant())).isEmpty();
    }

    @Test
    void lets_a_transaction_belong_to_one_tenant_whatever_requests_come_by() {
        Company first = requests.open();
        Company second = requests.open();

        assertThatThrownBy(() -> requests.outside(() -> {
                    transaction.begin();
                    try {
                        request.of(first.tenant(), () -> request.step(() -> first));
                        return request.of(second.tenant(), () -> request.step(() -> second));
                    } finally {
                        transaction.rollback();
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A transaction belongs to one tenant.");
    }

    private Connection connection() {
        return database.row(
                        row -> new Connection(row.getInt(1), row.getString(2)),
                        "select pg_backend_pid(), coalesce(current_setting('app.tenant', true), '')")
                .orElseThrow();
    }

    /** Of connections that are free, the pool gives any. */
    private void assertForgotten(Connection used) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 100 && !seen.contains(used.process()); i++) {
            Connection next = requests.outside(this::connection);
            assertThat(next.tenant()).isEmpty();
            seen.add(next.process());
        }
        assertThat(seen).contains(used.process());
    }

    @Test
    void gives_a_connection_back_that_has_forgotten_its_tenant() {
        Company company = requests.open();

        Connection used = requests.in(company, this::connection);
        List<Connection> broken = new ArrayList<>();
        assertThatThrownBy(() -> requests.in(company, () -> {
                    broken.add(connection());
                    throw new IllegalArgumentException("as it happens");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(used.tenant()).isEqualTo(company.tenant().toString());
        assertForgotten(used);
        assertForgotten(broken.get(0));
    }

    @Test
    void opens_what_is_sealed_for_its_tenant_and_for_as_long_as_that_has_its_key() {
        Company company = requests.open();
        byte[] sealed = requests.in(company, () -> seal.seal("I led a team of five", "story"));

        assertThat(requests.in(company, () -> seal.open(sealed, "story"))).isEqualTo("I led a team of five");
        assertThatThrownBy(() -> requests.in(requests.open(), () -> seal.open(sealed, "story")))
                .hasMessageContaining("cannot be opened");

        requests.in(company, () -> database.change("update tenant set data_key = '' where id = ?", company.tenant()));
        assertThatThrownBy(() -> requests.in(company, () -> seal.open(sealed, "story")))
                .hasMessageContaining("cannot be opened");
    }
}
