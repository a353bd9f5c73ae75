package dev.vivavoce.portal.exchange.boundary;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * The committed {@code openapi.yaml}, at the portal's own port. The server makes the same document from the code at the
 * management port; a test holds the two equal.
 */
public class OpenApiDocument extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        try (InputStream document = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            if (document == null) {
                answer.sendError(404);
                return;
            }
            answer.setContentType("application/yaml;charset=UTF-8");
            document.transferTo(answer.getOutputStream());
        }
    }
}
