package dev.vivavoce.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program as a process of its own, its output read line by line. */
final class Started implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private Started(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it in {@code folder}. */
    static Started in(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Vivavoce.class.getName()));
        command.addAll(List.of(arguments));
        return new Started(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Its next line; none when it has ended. */
    Optional<String> line() throws IOException {
        Optional<String> line = Optional.ofNullable(out.readLine());
        line.ifPresent(lines::add);
        return line;
    }

    /** All lines read so far. */
    List<String> lines() {
        return lines;
    }

    void say(String line) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does, and reads what it had written. */
    void kill() throws IOException, InterruptedException {
        // By its handle: the process itself would close the stream that is to be read to its end.
        process.toHandle().destroyForcibly();
        process.waitFor();
        readOn();
    }

    /** Waits for its end. */
    int status() throws IOException, InterruptedException {
        readOn();
        return process.waitFor();
    }

    private void readOn() throws IOException {
        while (line().isPresent()) {
            // A line is kept as it is read.
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
