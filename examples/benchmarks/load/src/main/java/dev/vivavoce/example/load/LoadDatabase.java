package dev.vivavoce.example.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The portal's database: what it can do at best, and how often the portal commits. */
record LoadDatabase(String url, String user, String password, String app) {
    static final int BARE_PEOPLE = 1_000;

    private static final int CLIENTS = 8;
    private static final Duration TOLD = Duration.ofSeconds(12);
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

    /** People who may bring a plain answer have the tokens {@code bare-1} and so on. */
    void prepare() {
        execute(
                "drop table if exists bare_answer, bare_sign_in, bare_commit",
                "create table bare_sign_in (hash bytea primary key, person uuid not null, expires_at timestamptz not null)",
                "insert into bare_sign_in select sha256(convert_to('bare-' || n, 'UTF8')), gen_random_uuid(),"
                        + " now() + interval '1 day' from generate_series(1, " + BARE_PEOPLE + ") n",
                "create table bare_answer (id uuid primary key, person uuid not null, session uuid not null, turn integer not null,"
                        + " content text not null, kind text not null, at timestamptz not null default now())",
                "grant select on bare_sign_in to \"" + app + "\"",
                "create table bare_commit (id bigserial primary key, content text not null)",
                "grant insert on bare_answer to \"" + app + "\"");
    }

    void clear() {
        execute("drop table if exists bare_answer, bare_sign_in, bare_commit");
    }

    /**
     * Makes more people of a tenant, each in a session, of somebody who is in one. Nobody of them can sign in or come; what they said is sealed for
     * the tenant, so that a copy is as good as the first.
     *
     * @param session of which the others are copies
     */
    void copy(String tenant, String session, int count) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "select set_config('app.tenant', ?, true)", tenant);
            run(
                    connection,
                    "insert into users select (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(),"
                            + " 'username', 'copy-' || n, 'username_key', 'copy-' || n))).*"
                            + " from users u join study_session s on s.user_id = u.id, generate_series(1, ?) n where s.id = ?",
                    count,
                    UUID.fromString(session));
            run(
                    connection,
                    "insert into study_session select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),"
                            + " 'user_id', u.id))).* from study_session s, users u where s.id = ? and u.username like 'copy-%'",
                    UUID.fromString(session));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
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

    /** How many there were at a moment, in seconds; those that have written something had a number from the database. */
    record Commits(double at, long all, long writing) {
        /** How many there were for each of {@code calls} calls since {@code before}, less those that come while nobody calls. */
        String each(Commits before, int calls, Commits idle, Commits idleEnd) {
            double share = (at - before.at) / (idleEnd.at - idle.at);
            return String.format(
                    Locale.ROOT,
                    "%.2f commits, %.2f of them of something written",
                    (all - before.all - share * (idleEnd.all - idle.all)) / calls,
                    (writing - before.writing - share * (idleEnd.writing - idle.writing)) / calls);
        }
    }

    /** Those until now, once every backend has told its own, which takes them ten seconds. */
    Commits commits() {
        LockSupport.parkNanos(TOLD.toNanos());
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
                                + " from pg_stat_database where datname = current_database()")) {
            row.next();
            return new Commits(System.nanoTime() / 1e9, row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
