package dev.vivavoce.portal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.jobs.control.JobQueue;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.DailyChores;
import dev.vivavoce.portal.testing.PortalInside;
import dev.vivavoce.portal.testing.inside.Chores;
import dev.vivavoce.portal.testing.inside.Chores.Done;
import dev.vivavoce.portal.testing.inside.Recorded;
import dev.vivavoce.portal.testing.inside.Requests;
import dev.vivavoce.portal.testing.inside.Requests.Company;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What becomes of a row in the queue, with jobs that tell. */
@ArquillianTest
class JobsInContainerIT {
    @Inject
    Requests requests;

    @Inject
    Database database;

    @Inject
    JobQueue queue;

    @Inject
    Recorded job;

    @Inject
    Chores chores;

    @Deployment
    static WebArchive portal() {
        return PortalInside.portal(JobsInContainerIT.class);
    }

    private String add(Company company) {
        String instance = company.tenant() + "/" + UUID.randomUUID();
        requests.in(company, () -> {
            queue.add(Recorded.NAME, instance, Instant.now());
            return instance;
        });
        return instance;
    }

    private boolean isGone(String instance) {
        return queue.due(Recorded.NAME, instance).isEmpty();
    }

    private int failures(String instance) {
        return database.row(
                        row -> row.getInt(1),
                        "select consecutive_failures from scheduled_tasks where task_instance = ?",
                        instance)
                .orElse(0);
    }

    private int secondsFromFailureToNext(String instance) {
        return requests.outside(() -> database.row(
                        row -> row.getInt(1),
                        "select round(extract(epoch from execution_time - last_failure)) from scheduled_tasks"
                                + " where task_instance = ?",
                        instance)
                .orElseThrow());
    }

    @Test
    void runs_once_what_was_committed_in_no_transaction_and_no_request() {
        String instance = add(requests.open());

        requests.until(() -> isGone(instance));

        assertThat(job.runs(instance)).containsExactly("in no transaction, in no request");
    }

    @Test
    void never_runs_what_was_rolled_back() {
        Company company = requests.open();
        String undone = company.tenant() + "/undone";

        assertThatThrownBy(() -> requests.in(company, () -> {
                    queue.add(Recorded.NAME, undone, Instant.now());
                    throw new IllegalArgumentException("as it happens");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        String later = add(company);
        requests.until(() -> isGone(later));

        assertThat(job.runs(later)).hasSize(1);
        assertThat(job.runs(undone)).isEmpty();
    }

    @Test
    void tries_again_what_failed_after_twice_as_long_each_time() {
        Semaphore turns = new Semaphore(1);
        Company company = requests.open();
        String instance = company.tenant() + "/fails twice";
        job.does(instance, run -> {
            turns.acquireUninterruptibly();
            if (run <= 2) {
                throw new IllegalArgumentException("as it happens");
            }
        });
        requests.in(company, () -> {
            queue.add(Recorded.NAME, instance, Instant.now());
            return instance;
        });

        try {
            requests.until(() -> failures(instance) == 1);
            int first = secondsFromFailureToNext(instance);
            turns.release();
            requests.until(() -> failures(instance) == 2);
            int second = secondsFromFailureToNext(instance);
            turns.release();
            requests.until(() -> isGone(instance));

            assertThat(List.of(first, second)).containsExactly(1, 2);
            assertThat(job.runs(instance)).hasSize(3);
        } finally {
            // A job that waits for more would keep the server from taking the application out.
            turns.release(100);
        }
    }

    private void haveDone(Company company) {
        requests.in(company, () -> {
            queue.postpone(DailyChores.NAME, company.tenant().toString(), Instant.now());
            return company;
        });
    }

    private boolean isDueLater(Company company) {
        return queue.due(DailyChores.NAME, company.tenant().toString())
                .orElseThrow()
                .isAfter(Instant.now().plusSeconds(30));
    }

    @Test
    void does_each_tenants_chores_in_its_name_and_sees_nothing_of_others() {
        List<Company> companies = List.of(requests.open(), requests.open(), requests.open());

        companies.forEach(this::haveDone);
        companies.forEach(company -> requests.until(() -> isDueLater(company)));

        for (Company company : companies) {
            Done asItShouldBe = new Done(company.tenant(), Caller.Kind.SYSTEM, List.of(company.tenant()));
            assertThat(chores.of(company.tenant())).containsExactly(asItShouldBe, asItShouldBe);
        }
    }

    @Test
    void gives_every_chore_its_turn_where_others_fail_and_tries_again() {
        Company company = requests.open();
        UUID tenant = company.tenant();
        chores.failOnceFor(tenant);

        haveDone(company);
        requests.until(() -> isDueLater(company));

        assertThat(chores.of(tenant)).as("two that fail, and both again").hasSize(4);
        assertThat(requests.outside(() -> failures(tenant.toString()))).isZero();
    }
}
