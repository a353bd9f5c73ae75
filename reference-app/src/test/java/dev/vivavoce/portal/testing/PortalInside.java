package dev.vivavoce.portal.testing;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.portal.testing.inside.Requests;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a server without the application before the first test that runs inside one; Arquillian puts the application in, with the test, and
 * takes it out again. The configuration is that of production but for the application's own entry. No server is started where no such test
 * is in the run.
 */
public final class PortalInside implements BeforeAllCallback {
    private static final String CONFIGURATION = """
            <server>
              <featureManager>
                <feature>localConnector-1.0</feature>
              </featureManager>
              <applicationMonitor updateTrigger="mbean"/>
            </server>
            """;

    private static @Nullable Node node;

    /** The application that all other tests have before them, and beside it what a test is made of. */
    public static WebArchive portal(Class<?> test) {
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class,
                        PortalUnderTest.node()
                                .directory()
                                .resolve("apps/portal.war")
                                .toFile())
                .addPackage(Requests.class.getPackage())
                .addClass(test)
                .addAsLibrary(jar(Assertions.class));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, SQLException, InterruptedException {
        if (node == null && AnnotationSupport.isAnnotated(context.getRequiredTestClass(), ArquillianTest.class)) {
            node = start();
        }
    }

    private static Node start() throws IOException, SQLException, InterruptedException {
        // Arquillian finds the process by this name, among all that this machine runs.
        String name = "portal" + ProcessHandle.current().pid() + "Inside";
        Node started = PortalUnderTest.apart(name);
        prepare(PortalUnderTest.node().directory(), started.directory());
        started.launch("CWWKF0011I");
        System.setProperty("portal.inside.server", name);
        System.setProperty(
                "portal.inside.port",
                Integer.toString(
                        java.net.URI.create(started.managementAddress()).getPort()));
        return started;
    }

    private static void prepare(Path from, Path to) throws IOException {
        try (Stream<Path> servers = Files.list(requireNonNull(to.getParent()))) {
            for (Path earlier : servers.filter(
                            server -> server.getFileName().toString().matches("portal\\d+Inside"))
                    .toList()) {
                PortalUnderTest.remove(earlier);
            }
        }
        Path overrides = Files.createDirectories(to.resolve("configDropins/overrides"));
        for (String part : List.of("jvm.options", "jdbc")) {
            Node.copy(from.resolve(part), to.resolve(part));
        }
        String all = Files.readString(from.resolve("server.xml"));
        String empty = all.replaceFirst("(?s)<webApplication .*</webApplication>", "");
        if (empty.equals(all)) {
            throw new IllegalStateException("The server's configuration has no application to be left out.");
        }
        Files.writeString(to.resolve("server.xml"), empty);
        Files.writeString(overrides.resolve("inside.xml"), CONFIGURATION);
    }

    private static File jar(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
