package dev.vivavoce.example.load;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** {@link BareAnswers} as a web application, which is laid beside the portal in a development server and taken away in the end. */
@ApplicationPath("/")
public class BareApplication extends Application {
    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"annotated\"/>";

    static void deploy(Path dropins, String url) {
        try {
            Files.createDirectories(dropins);
            Path half = dropins.resolve("bare.half");
            try (JarOutputStream war = new JarOutputStream(Files.newOutputStream(half))) {
                war.putNextEntry(new ZipEntry("WEB-INF/beans.xml"));
                war.write(BEANS.getBytes(StandardCharsets.UTF_8));
                for (Class<?> type : List.of(ObjectMapper.class, JsonFactory.class, JsonView.class)) {
                    Path jar = Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
                    war.putNextEntry(new ZipEntry("WEB-INF/lib/" + jar.getFileName()));
                    Files.copy(jar, war);
                }
                for (Class<?> type : List.of(BareApplication.class, BareAnswers.class)) {
                    String entry = type.getName().replace('.', '/') + ".class";
                    war.putNextEntry(new ZipEntry("WEB-INF/classes/" + entry));
                    try (InputStream bytes = Objects.requireNonNull(
                            BareApplication.class.getClassLoader().getResourceAsStream(entry))) {
                        bytes.transferTo(war);
                    }
                }
            }
            Files.move(half, dropins.resolve("bare.war"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url + "/answers")).build();
        for (int i = 0; !answers(http, ready); i++) {
            if (i == 300) {
                throw new IllegalStateException(
                        "Nothing answers at " + url + ": is load.bare.dropins the folder of that server?");
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest ready) {
        try {
            return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void remove(Path dropins) {
        try {
            Files.deleteIfExists(dropins.resolve("bare.war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
