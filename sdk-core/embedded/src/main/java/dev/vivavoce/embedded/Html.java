package dev.vivavoce.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** A page on its way: whatever is not a tag of ours is text, and text is always escaped. */
final class Html {

    private static final Set<String> VOID =
            Set.of("meta", "br", "rect", "line", "circle", "path", "link", "col", "polyline");

    private final StringBuilder page = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element; one that has no content is closed at once.
     *
     * @param attributes names and values in turn
     */
    Html tag(String name, Object... attributes) {
        page.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            escape(String.valueOf(attributes[i + 1]));
            page.append('"');
        }
        if (VOID.contains(name)) {
            page.append(open.contains("svg") ? "/>" : ">");
        } else {
            page.append('>');
            open.push(name);
        }
        return this;
    }

    Html end() {
        page.append("</").append(open.pop()).append('>');
        return this;
    }

    Html text(Object text) {
        escape(String.valueOf(text));
        return this;
    }

    /** An element that holds just a text. */
    Html line(String name, String style, Object text) {
        return (style.isEmpty() ? tag(name) : tag(name, "class", style))
                .text(text)
                .end();
    }

    /** Our own style sheet, which holds nothing of anybody's text. */
    Html style(String css) {
        page.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    Html doctype() {
        page.append("<!doctype html>\n");
        return this;
    }

    Html newline() {
        page.append('\n');
        return this;
    }

    /** The page, once all is closed. */
    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return page.toString();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case '\n', '\t' -> page.append(c);
                case '\r' -> page.append("&#13;");
                default -> page.append(Character.isISOControl(c) || isNoCharacter(c) ? '\ufffd' : c);
            }
        }
    }

    private static boolean isNoCharacter(char c) {
        return c == '\ufffe' || c == '\uffff';
    }

    /** The beginning of a document up to what stands in its body, which has a part with the id {@code answers}. */
    Html begin(String title, String css) {
        doctype().tag("html", "lang", "en").newline().tag("head");
        tag("meta", "charset", "utf-8")
                .tag("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .tag("meta", "name", "referrer", "content", "no-referrer")
                .tag(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'");
        line("title", "", title);
        style(css).end().newline().tag("body");
        return tag("a", "class", "skip", "href", "#answers")
                .text("Skip to the answers")
                .end();
    }
}
