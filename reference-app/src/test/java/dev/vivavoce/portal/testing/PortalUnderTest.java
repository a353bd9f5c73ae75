package dev.vivavoce.portal.testing;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.portal.development.DevelopmentDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts database and server once, on free ports, for all integration tests of this JVM, with the configuration of production and variables
 * of its own. Unit tests do not name a server, and get none. All processes end with the JVM; should that be killed, {@link Guard} ends them.
 */
public final class PortalUnderTest implements LauncherSessionListener {
    public static final String OPERATOR_KEY = "operator-of-the-tests-0123456789abcdef";

    /** How many sessions a report reads at once. */
    public static final int REPORT_BATCH = 4;

    static final String NOT_POSSIBLE =
            "The portal's integration tests are SKIPPED: PostgreSQL never runs as root, and this machine"
                    + " does not let root become another user (unshare -U). Run the build as another user.";

    private static String masterKeys = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final List<Node> NODES = new CopyOnWriteArrayList<>();
    private static boolean possible = true;
    private static int databasePort;
    private static @Nullable Wire wire;

    static boolean isPossible() {
        return possible;
    }

    /** The server that all tests share. */
    public static Node node() {
        return NODES.get(0);
    }

    public static String address() {
        return node().address();
    }

    public static String managementAddress() {
        return node().managementAddress();
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
        return DriverManager.getConnection(databaseUrl(), user, password);
    }

    /** Of the database itself, past the line that tests cut. */
    public static String databaseUrl() {
        return "jdbc:postgresql://localhost:" + databasePort + "/vivavoce";
    }

    /** All that the server has written until now. */
    public static String logs() throws IOException {
        return node().logs();
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

    private static void start() throws IOException, SQLException, InterruptedException {
        int[] ports = freePorts(4);
        databasePort = ports[2];
        remove(work().resolve("data"));
        Files.createDirectories(work());
        DevelopmentDatabase.start(work(), databasePort);
        wire = new Wire(ports[3], databasePort);
        wire.mend();
        Node node = new Node(requireNonNull(System.getProperty("portal.server")), ports[0], ports[1])
                .set("db.url", "jdbc:postgresql://localhost:" + ports[3] + "/vivavoce")
                .set("operator.key", OPERATOR_KEY)
                .set("signing.key.look.seconds", "0")
                .set("data.key.pause.seconds", "1")
                .set("models.trusted.hosts", "127.0.0.1")
                .set("pages.pseudo", "true")
                .set("report.batch", Integer.toString(REPORT_BATCH))
                .set("rater.class", ScriptedRater.class.getName())
                .set("planner.class", ScriptedPlanner.class.getName())
                .set("rating.grace.seconds", "2")
                .set("rating.retry.seconds", "1")
                .set("trusted.proxies", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        withSecrets(node).extend();
        NODES.add(node);
        Runtime.getRuntime().addShutdownHook(new Thread(PortalUnderTest::stop));
        node.launch();
    }

    private static Node withSecrets(Node node) {
        return node.set("db.user", "vivavoce_app")
                .set("db.password", "app")
                .set("db.owner.user", "vivavoce_owner")
                .set("db.owner.password", "owner")
                .set("master.key", masterKeys);
    }

    /** One more server, not started yet, on a database of its own: what others leave in the queue is not its business. */
    static Node apart(String name) throws IOException, SQLException, InterruptedException {
        try (Connection connection = database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database inside owner vivavoce_owner encoding 'UTF8' template template0");
        }
        int[] ports = freePorts(2);
        Node apart = withSecrets(new Node(name, ports[0], ports[1]))
                .set("db.url", "jdbc:postgresql://localhost:" + databasePort + "/inside")
                .set("rating.retry.seconds", "1");
        NODES.add(apart);
        return apart;
    }

    /** Starts one more server on the same database, for a test that stops it when it has done. */
    public static Node another() throws IOException, InterruptedException {
        return another(Map.of());
    }

    /** The same, with more in its environment. */
    public static Node another(Map<String, String> environment) throws IOException, InterruptedException {
        int[] ports = freePorts(2);
        Node another = node().copy(System.getProperty("portal.server") + "-" + (NODES.size() + 1), ports[0], ports[1])
                .set("db.url", databaseUrl());
        environment.forEach(another::surround);
        NODES.add(another);
        another.launch();
        return another;
    }

    /** Stops and forgets what {@link #another} has started. */
    public static void end(Node another) {
        NODES.remove(another);
        another.stop();
    }

    /** Ends the server as {@code kill -9} does, and starts it again when {@code meanwhile} is done. */
    public static void crash(Runnable meanwhile) throws IOException, InterruptedException {
        node().kill();
        meanwhile.run();
        node().launch();
    }

    /** What the server has as {@code MASTER_KEY}. */
    public static String masterKeys() {
        return masterKeys;
    }

    /** Starts the server anew with other master keys. */
    public static void restartWith(String newMasterKeys) throws IOException, InterruptedException {
        masterKeys = newMasterKeys;
        node().set("master.key", newMasterKeys);
        crash(() -> {});
    }

    /** Where {@link Script} looks and writes. */
    public static Path raterFolder() {
        return node().raterFolder();
    }

    private static void stop() {
        NODES.forEach(Node::stop);
    }

    static Path work() {
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

    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
