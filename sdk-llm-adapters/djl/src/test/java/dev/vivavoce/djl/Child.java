package dev.vivavoce.djl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java process of its own. */
final class Child {
    private Child() {}

    /**
     * What a program prints.
     *
     * @param without jars of this class path that it goes without
     * @param options of the Java machine
     */
    static String run(Class<?> program, Predicate<String> without, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(without.negate())
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder process = new ProcessBuilder();
        process.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        process.command().addAll(Arrays.asList(options));
        process.command().addAll(Arrays.asList("-cp", path, program.getName()));
        process.environment().putAll(environment);
        Process child = process.redirectErrorStream(true).start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return printed;
    }

    /** Bytes of memory that this process takes for itself, by the system's count. */
    static long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
