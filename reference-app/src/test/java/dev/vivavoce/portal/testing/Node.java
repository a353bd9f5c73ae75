package dev.vivavoce.portal.testing;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A server of the portal under test: a process of its own, with ports and a scripted rater of its own, on the database that all of them share.
 * Not thread-safe.
 */
public final class Node {
    private static final int MINUTES = 5;

    private final String name;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final int httpPort;
    private final int managementPort;
    private @Nullable Process process;

    Node(String name, int httpPort, int managementPort) {
        this.name = name;
        this.httpPort = httpPort;
        this.managementPort = managementPort;
        set("http.port", Integer.toString(httpPort));
        set("management.port", Integer.toString(managementPort));
    }

    public String address() {
        return "http://localhost:" + httpPort;
    }

    public String managementAddress() {
        return "http://localhost:" + managementPort;
    }

    /** A variable of its configuration, from its next start on. */
    public Node set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** A variable of the process, from its next start on. */
    public Node surround(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Where its {@link Script} looks and writes. */
    public Path raterFolder() {
        return directory().resolve(Script.FOLDER);
    }

    /** All that it has written until now. */
    public String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory().resolve("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.append(Files.readString(console(), StandardCharsets.ISO_8859_1))
                .toString();
    }

    /**
     * Starts it, and comes back when it answers. Without what it has cached: it knows a library again by its time, and all that this build makes
     * have the same one, or what changed in the SDK would not be tried.
     */
    public void launch() throws IOException, InterruptedException {
        launch("CWWKZ0001I");
    }

    /** The same, of one that says {@code begun} when it has what it needs. */
    void launch(String begun) throws IOException, InterruptedException {
        configure();
        String script = System.getProperty("os.name").startsWith("Windows") ? "server.bat" : "server";
        ProcessBuilder command = new ProcessBuilder(
                        liberty().resolve("bin").resolve(script).toString(), "run", name, "--clean")
                .redirectErrorStream(true);
        command.environment().putAll(environment);
        Process started = command.start();
        process = started;
        guard(started);
        await(started, begun);
    }

    /** The heap that is in use once its collector has been through all of it, and what holds most of it. */
    public Heap heap() throws IOException, InterruptedException {
        // Twice: what the first lets go may hold more.
        jcmd("GC.run");
        return Heap.parse(jcmd("GC.class_histogram"));
    }

    /** Of the process, in MiB, as Linux tells it. */
    public long residentMiB() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(java()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new IllegalStateException("The process has no size.");
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(java()),
                        command)
                .redirectErrorStream(true)
                .start();
        String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return told;
    }

    /** The server itself, which the script has started. */
    private long java() {
        Process started = requireNonNull(process);
        return Stream.concat(Stream.of(started.toHandle()), started.descendants())
                .filter(one -> one.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        Process killed = requireNonNull(process);
        List<ProcessHandle> all = Stream.concat(killed.descendants(), Stream.of(killed.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(gone -> gone.onExit().join());
    }

    /** Tells it to end, as an orchestrator does by SIGTERM; done when it has ended. */
    public CompletableFuture<Void> terminate() {
        Process told = requireNonNull(process);
        List<ProcessHandle> all =
                Stream.concat(told.descendants(), Stream.of(told.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        return CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    }

    /** Ends it as an operator does. */
    void stop() {
        Process started = process;
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

    /** A copy of its server, not of what it has done, that will be called otherwise; the ports are the copy's own. */
    Node copy(String newName, int newHttpPort, int newManagementPort) throws IOException {
        Node copy = new Node(newName, newHttpPort, newManagementPort);
        variables.forEach(copy.variables::putIfAbsent);
        PortalUnderTest.remove(copy.directory());
        Files.createDirectories(copy.directory());
        for (String part : List.of("server.xml", "jvm.options", "apps", "jdbc", "configDropins")) {
            copy(directory().resolve(part), copy.directory().resolve(part));
        }
        copy.extend();
        return copy;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Gives it a rater and a planner that do what a text asks of them, and a transcriber, as a jar beside the application. */
    void extend() throws IOException {
        Path extensions = Files.createDirectories(directory().resolve("extensions"));
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(extensions.resolve("scripted-rater.jar")))) {
            for (Class<?> type :
                    List.of(ScriptedRater.class, ScriptedPlanner.class, ScriptedTranscriber.class, Script.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                try (InputStream bytes = requireNonNull(type.getClassLoader().getResourceAsStream(entry))) {
                    jar.putNextEntry(new ZipEntry(entry));
                    bytes.transferTo(jar);
                    jar.closeEntry();
                }
            }
        }
        PortalUnderTest.remove(raterFolder());
        Files.createDirectories(raterFolder());
    }

    private void configure() throws IOException {
        Path overrides = Files.createDirectories(directory().resolve("configDropins/overrides"));
        StringBuilder xml = new StringBuilder("<server>\n");
        variables.forEach(
                (variable, value) -> xml.append("  <variable name=\"%s\" value=\"%s\"/>%n".formatted(variable, value)));
        xml.append("  <logging traceSpecification=\"*=info:dev.vivavoce.*=all\"/>\n</server>\n");
        Files.writeString(overrides.resolve("zz-under-test.xml"), xml);
    }

    private static void guard(Process started) throws IOException {
        String postgres = Files.readAllLines(PortalUnderTest.work().resolve("data/postmaster.pid"))
                .get(0)
                .strip();
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

    private void await(Process started, String begun) throws InterruptedException, IOException {
        CountDownLatch ready = new CountDownLatch(1);
        Files.writeString(console(), "");
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = new BufferedReader(
                                    new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
                            java.io.Writer file = Files.newBufferedWriter(console())) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            file.write(line + "\n");
                            file.flush();
                            if (line.contains("CWWKF0011I")) {
                                ready.countDown();
                            }
                        }
                    } catch (IOException e) {
                        // Whoever is killed does not finish the line.
                    }
                },
                "console of " + name);
        reader.setDaemon(true);
        reader.start();
        if (!ready.await(MINUTES, TimeUnit.MINUTES)
                || !Files.readString(console()).contains(begun)) {
            throw new IllegalStateException("The portal has not started:\n" + Files.readString(console()));
        }
    }

    private Path console() {
        return PortalUnderTest.work().resolve("console-" + name + ".log");
    }

    Path directory() {
        return liberty().resolve("usr/servers").resolve(name);
    }

    private static Path liberty() {
        return Path.of(requireNonNull(System.getProperty("portal.liberty")));
    }
}
