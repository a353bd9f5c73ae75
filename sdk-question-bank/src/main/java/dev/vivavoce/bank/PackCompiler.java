package dev.vivavoce.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Compiles the pack files of a folder into one resource. The build of this library runs it. */
final class PackCompiler {

    private PackCompiler() {}

    /**
     * Compiles.
     *
     * @param arguments the folder of the pack files, and the file to write
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        byte[] compiled = CompiledPack.write(new PackFolder(Path.of(arguments[0])).pack());
        // Written again it would be newer, and all that comes after it in the build would be made anew.
        if (!Files.isRegularFile(target) || !Arrays.equals(Files.readAllBytes(target), compiled)) {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, compiled);
        }
    }
}
