package dev.vivavoce.djl;

import java.io.Serial;

/** Why a template cannot lay out a conversation. */
final class TemplateException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }
}
