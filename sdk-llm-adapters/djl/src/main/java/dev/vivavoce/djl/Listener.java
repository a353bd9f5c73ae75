package dev.vivavoce.djl;

/** Who hears a reply. It is told by the thread that runs the model, and must not block. */
interface Listener {
    /** More text; whole characters, and never a part of a stop sequence. */
    void said(String text);

    /** The whole of it. Nothing comes after. */
    void done(Finished finished);

    /** It came to nothing. Nothing comes after. */
    void failed(RuntimeException why);

    /** Whether nobody wants it any more; it is asked before each pass, and once it is so, nothing comes after. */
    boolean isCancelled();
}
