package dev.vivavoce.portal.pages.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.portal.exchange.boundary.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What browsers load beside the pages: our own styles, scripts and pictures, under a path that holds the hash of them all, so that they can
 * be kept for ever; and the packages that come from jars, whose paths hold their versions.
 */
@ApplicationScoped
public class Assets {
    /** Where our own files are handed out. */
    public static final String OWN = "/static/";

    /** Where packages are. */
    public static final String PACKAGES = "/_static/";

    private static final String FOLDER = "/WEB-INF/static/";

    @Inject
    ServletContext context;

    private final Map<String, byte[]> own = new TreeMap<>();
    private String hash = "";
    private String importMap = "";

    @PostConstruct
    void read() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String path : new TreeSet<>(
                    Optional.ofNullable(context.getResourcePaths(FOLDER)).orElse(Set.of()))) {
                try (InputStream in = context.getResourceAsStream(path)) {
                    byte[] bytes = in.readAllBytes();
                    digest.update(bytes);
                    own.put(path.substring(FOLDER.length()), bytes);
                }
            }
            hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
            importMap = readImportMap();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its path; a file that is not there is a defect of ours. */
    public String path(String name) {
        if (!own.containsKey(name)) {
            throw new IllegalArgumentException("No static file is called " + name);
        }
        return OWN + hash + "/" + name;
    }

    /** Names of modules and where they lie, as JSON for {@code <script type="importmap">}. */
    public String importMap() {
        return importMap;
    }

    /** Of a path below {@link #OWN}: {@code hash/name}. */
    public Optional<byte[]> own(String path) {
        return Optional.ofNullable(own.get(path.substring(path.indexOf('/') + 1)));
    }

    /** Whether that path will always give the same bytes. */
    public boolean isLasting(String path) {
        return path.startsWith(hash + "/");
    }

    /** The browser's name for ours is {@code vivavoce/}; each package brings its own. */
    private String readImportMap() throws IOException {
        Map<String, String> imports = new TreeMap<>();
        for (URL url : Collections.list(
                Thread.currentThread().getContextClassLoader().getResources("META-INF/importmap.json"))) {
            try (InputStream in = url.openStream()) {
                Json.mapper()
                        .readTree(in)
                        .path("imports")
                        .properties()
                        .forEach(entry ->
                                imports.put(entry.getKey(), entry.getValue().asText()));
            }
        }
        imports.put("vivavoce/", OWN + hash + "/");
        try {
            return Json.mapper().writeValueAsString(Map.of("imports", imports));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
