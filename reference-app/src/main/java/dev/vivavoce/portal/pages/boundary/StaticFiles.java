package dev.vivavoce.portal.pages.boundary;

import dev.vivavoce.portal.pages.control.Assets;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hands out {@link Assets}. Only names of a narrow form, and types that pages load, are looked for. */
public class StaticFiles extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9@_-][A-Za-z0-9@._/-]{0,200}");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    @Inject
    transient Assets assets;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(path).matches() || path.contains("..")) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean isOwn = Assets.OWN.startsWith(request.getServletPath());
        Optional<byte[]> found = isOwn ? assets.own(path) : packaged(path);
        if (found.isEmpty()) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        answer.setContentType(type);
        if (!isOwn || assets.isLasting(path)) {
            answer.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        answer.getOutputStream().write(found.get());
    }

    private static Optional<byte[]> packaged(String path) throws IOException {
        try (InputStream in = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/resources" + Assets.PACKAGES + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
