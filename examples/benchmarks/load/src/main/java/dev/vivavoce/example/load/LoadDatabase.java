package dev.vivavoce.example.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The portal's database: what it can do at best, and how often the portal commits. */
record LoadDatabase(String url, String user, String password, String app) {
    private static final int CLIENTS = 8;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void prepare() {
        execute(
                "drop table if exists bare_answer, bare_commit",
                "create table bare_answer (id uuid primary key, session uuid not null, turn integer not null, content text not null,"
                        + " at timestamptz not null default now())",
                "create table bare_commit (id bigserial primary key, content text not null)",
                "grant insert on bare_answer to \"" + app + "\"");
    }

    void clear() {
        execute("drop table if exists bare_answer, bare_commit");
    }

    /** Inserts of a row with a text, each committed, by eight connections at once, in a second. */
    double commitsASecond(String text) {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            long end = System.nanoTime() + LONG_ENOUGH.toNanos();
            int done = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> commit(text, end), threads))
                    .toList()
                    .stream()
                    .mapToInt(CompletableFuture::join)
                    .sum();
            return done / (double) LONG_ENOUGH.toSeconds();
        } finally {
            threads.shutdown();
        }
    }

    private int commit(String text, long end) {
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bare_commit (content) values (?)")) {
            int done = 0;
            while (System.nanoTime() < end) {
                insert.setString(1, text);
                done += insert.executeUpdate();
            }
            return done;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many there were; those that have written something had a number from the database. */
    record Commits(long all, long writing) {}

    /** Those until now; backends tell theirs once a second. */
    Commits commits() {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
                                + " from pg_stat_database where datname = current_database()")) {
            row.next();
            return new Commits(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
