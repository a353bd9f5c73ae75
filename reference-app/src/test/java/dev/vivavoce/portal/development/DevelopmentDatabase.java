package dev.vivavoce.portal.development;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for a machine with only a JDK, on a directory that stays: {@code DevelopmentDatabase DIRECTORY PORT}. It ends with this
 * JVM; where that was killed, the server runs on as an orphan, and the next start takes it over. What is committed is on the disk: the
 * library would start it otherwise, as for tests whose data nobody needs.
 *
 * <p>It makes two roles: one that owns the tables and changes the schema, and one for the application that can do neither and cannot
 * step around row-level security. In production these are made by whoever runs the database.
 */
public final class DevelopmentDatabase {
    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static @Nullable EmbeddedPostgres running;

    private DevelopmentDatabase() {}

    public static void main(String[] args) throws IOException, SQLException {
        start(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    /** Starts a server, or takes over the one that runs on this directory. */
    public static synchronized void start(Path directory, int port) throws IOException, SQLException {
        if (running != null) {
            throw new IllegalStateException("One server for each JVM.");
        }
        Files.createDirectories(directory);
        masterKey(directory.resolve("master.key"));
        Path cluster = directory.resolve("data");
        Optional<ProcessHandle> orphan = orphan(cluster.resolve("postmaster.pid"), port);
        if (orphan.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(orphan.get())));
        } else {
            running = embedded(directory, cluster, port);
        }
        prepare("jdbc:postgresql://localhost:" + port + "/");
        System.out.printf(
                "  PostgreSQL on port %d, kept in %s%s%n",
                port, directory, orphan.isPresent() ? " (it was still running)" : "");
    }

    /** Whether it can run here: PostgreSQL refuses root, who must be allowed to become another user for it. */
    public static boolean isPossible() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return true;
        }
        Process other;
        try {
            other = new ProcessBuilder("unshare", "-U", "id", "-u")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noSuchCommand) {
            return false;
        }
        String user = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return other.waitFor() == 0 && !user.equals("0");
    }

    private static EmbeddedPostgres embedded(Path directory, Path cluster, int port) throws IOException {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster.toFile())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(directory.resolve("bin").toFile())
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofSeconds(90))
                    .start();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "PostgreSQL does not start on port " + port + ". It never runs as root: who is root here needs"
                            + " `unshare -U` to be permitted, or another user.",
                    e);
        }
    }

    private static void prepare(String server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server + "postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin"
                    + " if not exists (select from pg_roles where rolname = 'vivavoce_owner') then"
                    + "  create role vivavoce_owner login password 'owner' nosuperuser nobypassrls; end if;"
                    + " if not exists (select from pg_roles where rolname = 'vivavoce_app') then"
                    + "  create role vivavoce_app login password 'app' nosuperuser nobypassrls; end if;"
                    + " end $$");
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = 'vivavoce'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database vivavoce owner vivavoce_owner encoding 'UTF8' template template0");
        }
    }

    /** A new key for a new directory; whoever removes the directory removes both. */
    private static void masterKey(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardCharsets.US_ASCII);
    }

    private static Optional<ProcessHandle> orphan(Path pidFile, int port) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(DevelopmentDatabase::isPostgres);
        if (process.isPresent() && Integer.parseInt(lines.get(3).strip()) != port) {
            throw new IllegalStateException(
                    "PostgreSQL runs on this directory at port " + lines.get(3).strip()
                            + " already: use -Dportal.db.port=" + lines.get(3).strip());
        }
        return process;
    }

    /** After a restart of the machine the number may belong to anybody. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true);
    }

    private static void stop(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        process.destroy();
        try {
            end.get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            process.descendants().forEach(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
