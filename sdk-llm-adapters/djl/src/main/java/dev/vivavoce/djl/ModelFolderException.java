package dev.vivavoce.djl;

import java.io.Serial;

/** Why a folder is no model that can be run: something is missing, cut off, damaged, of another shape, unknown, or larger than
 * the memory. The message names file and value. */
public final class ModelFolderException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ModelFolderException(String message) {
        super(message);
    }

    ModelFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
