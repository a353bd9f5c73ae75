package dev.vivavoce.portal.administration.boundary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A link with parameters, which may be anything that somebody has typed. Immutable. */
record Link(String text) {
    static Link to(String path) {
        return new Link(path + "?");
    }

    Link with(String name, String value) {
        String separator = text.endsWith("?") ? "" : "&";
        return value.isEmpty()
                ? this
                : new Link(text + separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    Link with(String name, Optional<String> value) {
        return value.map(some -> with(name, some)).orElse(this);
    }
}
