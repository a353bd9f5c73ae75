package dev.vivavoce.portal.testing;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.portal.development.DevelopmentDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts database and server once, on free ports, for all integration tests of this JVM, with the configuration of production and variables
 * of its own. Unit tests do not name a server, and get none. Both processes end with the JVM; should that be killed, {@link Guard} ends them.
 */
public final class PortalUnderTest implements LauncherSessionListener {
    public static final String OPERATOR_KEY = "operator-of-the-tests-0123456789abcdef";

    /** How many sessions a report reads at once. */
    public static final int REPORT_BATCH = 4;

    static final String NOT_POSSIBLE =
            "The portal's integration tests are SKIPPED: PostgreSQL never runs as root, and this machine"
                    + " does not let root become another user (unshare -U). Run the build as another user.";

    private static final int MINUTES = 5;

    private static String masterKeys = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static boolean possible = true;
    private static int httpPort;
    private static int managementPort;
    private static int databasePort;
    private static @Nullable Wire wire;
    private static @Nullable Process server;

    static boolean isPossible() {
        return possible;
    }

    public static String address() {
        return "http://localhost:" + httpPort;
    }

    public static String managementAddress() {
        return "http://localhost:" + managementPort;
    }

    public static Wire wire() {
        return requireNonNull(wire);
    }

    /** Another line to the database, on a port of its own, for a test that wants to cut that and leave the portal alone. */
    public static Wire newWire() throws IOException {
        Wire another = new Wire(freePorts(1)[0], databasePort);
        another.mend();
        return another;
    }

    /** A connection of one of the roles, straight to the database. */
    public static Connection database(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + databasePort + "/vivavoce", user, password);
    }

    /** All that the server has written until now. */
    public static String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(ServerFolder.directory().resolve("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.append(Files.readString(work().resolve("console.log"), StandardCharsets.ISO_8859_1))
                .toString();
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("portal.liberty") == null) {
            return;
        }
        try {
            if (DevelopmentDatabase.isPossible()) {
                start();
            } else {
                possible = false;
                System.out.println("[WARNING] " + NOT_POSSIBLE);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The portal under test does not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    private void start() throws IOException, SQLException, InterruptedException {
        int[] ports = freePorts(4);
        httpPort = ports[0];
        managementPort = ports[1];
        databasePort = ports[2];
        int wirePort = ports[3];
        ServerFolder.remove(work().resolve("data"));
        Files.createDirectories(work());
        DevelopmentDatabase.start(work(), databasePort);
        wire = new Wire(wirePort, databasePort);
        wire.mend();
        configure(wirePort);
        ServerFolder.extend();
        Runtime.getRuntime().addShutdownHook(new Thread(PortalUnderTest::stop));
        launch();
    }

    /**
     * Without what the server has cached: it knows a library again by its time, and all that this build makes have the same one, or what changed in
     * the SDK would not be tried.
     */
    private static void launch() throws IOException, InterruptedException {
        String script = System.getProperty("os.name").startsWith("Windows") ? "server.bat" : "server";
        Process started = new ProcessBuilder(
                        Path.of(requireNonNull(System.getProperty("portal.liberty")), "bin", script)
                                .toString(),
                        "run",
                        requireNonNull(System.getProperty("portal.server")),
                        "--clean")
                .redirectErrorStream(true)
                .start();
        server = started;
        guard(started);
        await(started);
    }

    /** Ends the server as {@code kill -9} does, and starts it again when {@code meanwhile} is done. */
    public static void crash(Runnable meanwhile) throws IOException, InterruptedException {
        Process killed = requireNonNull(server);
        List<ProcessHandle> all = Stream.concat(killed.descendants(), Stream.of(killed.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        meanwhile.run();
        launch();
    }

    /** What the server has as {@code MASTER_KEY}. */
    public static String masterKeys() {
        return masterKeys;
    }

    /** Starts the server anew with other master keys. */
    public static void restartWith(String newMasterKeys) throws IOException, InterruptedException {
        masterKeys = newMasterKeys;
        crash(() -> {
            try {
                configure(wire().port());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Where {@link Script} looks and writes. */
    public static Path raterFolder() {
        return ServerFolder.scripts();
    }

    private static void stop() {
        Process started = server;
        if (started == null || !started.isAlive()) {
            return;
        }
        started.descendants().forEach(ProcessHandle::destroy);
        started.destroy();
        try {
            if (!started.waitFor(60, TimeUnit.SECONDS)) {
                started.descendants().forEach(ProcessHandle::destroyForcibly);
                started.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void configure(int wirePort) throws IOException {
        ServerFolder.configure(new String[][] {
            {"http.port", Integer.toString(httpPort)},
            {"management.port", Integer.toString(managementPort)},
            {"db.url", "jdbc:postgresql://localhost:" + wirePort + "/vivavoce"},
            {"db.user", "vivavoce_app"},
            {"db.password", "app"},
            {"db.owner.user", "vivavoce_owner"},
            {"db.owner.password", "owner"},
            {"master.key", masterKeys},
            {"operator.key", OPERATOR_KEY},
            {"signing.key.look.seconds", "0"},
            {"data.key.pause.seconds", "1"},
            {"rater.class", ScriptedRater.class.getName()},
            {"planner.class", ScriptedPlanner.class.getName()},
            {"rating.grace.seconds", "2"},
            {"models.trusted.hosts", "127.0.0.1"},
            {"rating.retry.seconds", "1"},
            {"report.batch", Integer.toString(REPORT_BATCH)},
            {"trusted.proxies", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"}
        });
    }

    private static void guard(Process started) throws IOException {
        String postgres =
                Files.readAllLines(work().resolve("data/postmaster.pid")).get(0).strip();
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Path.of(classes()).toString(),
                        Guard.class.getName(),
                        Long.toString(started.pid()),
                        postgres)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static java.net.URI classes() {
        try {
            return Guard.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Process started) throws InterruptedException, IOException {
        CountDownLatch ready = new CountDownLatch(1);
        Path console = work().resolve("console.log");
        Files.writeString(console, "");
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = new BufferedReader(
                                    new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
                            java.io.Writer file = Files.newBufferedWriter(console)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            file.write(line + "\n");
                            file.flush();
                            if (line.contains("CWWKF0011I")) {
                                ready.countDown();
                            }
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "console of the portal");
        reader.setDaemon(true);
        reader.start();
        if (!ready.await(MINUTES, TimeUnit.MINUTES)
                || !Files.readString(console).contains("CWWKZ0001I")) {
            throw new IllegalStateException("The portal has not started:\n" + Files.readString(console));
        }
    }

    private static Path work() {
        return Path.of(requireNonNull(System.getProperty("portal.work")));
    }

    /** All at once, so that none is given twice. */
    private static int[] freePorts(int count) throws IOException {
        ServerSocket[] sockets = new ServerSocket[count];
        int[] ports = new int[count];
        for (int i = 0; i < count; i++) {
            sockets[i] = new ServerSocket(0);
            ports[i] = sockets[i].getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
