package dev.vivavoce.portal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.jobs.control.JobQueue;
import dev.vivavoce.portal.practice.entity.Story;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.TenantBinding;
import dev.vivavoce.portal.testing.PortalInside;
import dev.vivavoce.portal.testing.inside.Requests;
import dev.vivavoce.portal.testing.inside.Requests.Company;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What the mapping and the transactions of the server do, of which its answers show nothing. */
@ArquillianTest
class PersistenceInContainerIT {
    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2};

    @Inject
    Requests requests;

    @Inject
    Database database;

    @Inject
    JobQueue queue;

    @Inject
    AuditTrail audit;

    @Deployment
    static WebArchive portal() {
        return PortalInside.portal(PersistenceInContainerIT.class);
    }

    private UUID write(Company company) {
        return requests.in(company, () -> {
            Story story = new Story(company.person(), "question", FIRST);
            requests.entities().persist(story);
            return story.id();
        });
    }

    private Story find(UUID id) {
        return requests.entities().find(Story.class, id);
    }

    private Query jpql(String jpql) {
        return requests.entities().createQuery(jpql);
    }

    private List<?> all() {
        return jpql("select s from Story s").getResultList();
    }

    private List<?> allNatively() {
        Query query = requests.entities().createNativeQuery("select id from story");
        return query.setHint("eclipselink.jdbc.allow-native-sql-query", true).getResultList();
    }

    /** Tells row-level security another tenant than the discriminator has. */
    private void unlock(Company company) {
        database.row(
                row -> true,
                "select set_config('app.tenant', ?, true)",
                company.tenant().toString());
    }

    @Test
    void writes_what_a_transaction_has_changed_and_nothing_else() {
        Company company = requests.open();
        UUID id = write(company);

        int read = requests.in(company, () -> find(id).version());
        requests.in(company, () -> {
            find(id).rewrite(SECOND);
            return id;
        });
        Story changed = requests.in(company, () -> find(id));

        assertThat(read).isEqualTo(1);
        assertThat(changed.content()).isEqualTo(SECOND);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.createdAt()).isBefore(changed.savedAt());
    }

    @Test
    void refuses_the_second_of_two_who_change_the_same_row() {
        Company company = requests.open();
        UUID id = write(company);

        assertThatThrownBy(() -> requests.in(company, () -> {
                    Story mine = find(id);
                    requests.in(company, () -> {
                        find(id).rewrite(SECOND);
                        return id;
                    });
                    mine.rewrite(FIRST);
                    requests.entities().flush();
                    return id;
                }))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(requests.in(company, () -> find(id)).content()).isEqualTo(SECOND);
    }

    @Test
    void leaves_neither_row_nor_job_nor_record_of_what_was_rolled_back() {
        Company company = requests.open();
        String job = company.tenant() + "/rolled back";
        long before = requests.in(company, () -> audit.verify().entries());

        assertThatThrownBy(() -> requests.in(company, () -> {
                    requests.entities().persist(new Story(company.person(), "question", FIRST));
                    requests.entities().flush();
                    queue.add("nobody's", job, Instant.now().plusSeconds(3600));
                    audit.record("story.written", "story:none");
                    assertThat(all()).hasSize(1);
                    assertThat(queue.due("nobody's", job)).isPresent();
                    throw new IllegalArgumentException("as it happens");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        requests.in(company, () -> {
            assertThat(all()).isEmpty();
            assertThat(queue.due("nobody's", job)).isEmpty();
            assertThat(audit.verify().entries()).isEqualTo(before);
            return job;
        });
    }

    @Test
    void keeps_tenants_apart_by_the_discriminator_alone() {
        Company owner = requests.open();
        UUID id = write(owner);

        requests.in(requests.open(), () -> {
            unlock(owner);

            assertThat(allNatively()).hasSize(1);
            assertThat(all()).isEmpty();
            assertThat(find(id)).isNull();
            assertThat(jpql("update Story s set s.questionId = 'taken'").executeUpdate())
                    .isZero();
            assertThat(jpql("delete from Story s").executeUpdate()).isZero();
            return id;
        });
    }

    @Test
    void keeps_tenants_apart_by_row_level_security_alone() {
        Company owner = requests.open();
        UUID id = write(owner);

        requests.in(requests.open(), () -> {
            requests.entities().setProperty(TenantBinding.PROPERTY, owner.tenant());

            assertThat(all()).isEmpty();
            assertThat(find(id)).isNull();
            assertThat(allNatively()).isEmpty();
            assertThat(jpql("delete from Story s").executeUpdate()).isZero();

            unlock(owner);
            assertThat(all()).as("by both, which is what was tried").hasSize(1);
            return id;
        });
    }

    @Test
    void gives_no_row_to_another_tenant() {
        Company other = requests.open();

        assertThatThrownBy(() -> requests.in(requests.open(), () -> {
                    requests.entities().setProperty(TenantBinding.PROPERTY, other.tenant());
                    requests.entities().persist(new Story(other.person(), "question", FIRST));
                    requests.entities().flush();
                    return other;
                }))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void asks_nothing_past_the_discriminator_by_oversight() {
        assertThatThrownBy(() -> requests.in(requests.open(), () -> requests.entities()
                        .createNativeQuery("select id from story")
                        .getResultList()))
                .hasStackTraceContaining("EclipseLink-6175");
    }
}
