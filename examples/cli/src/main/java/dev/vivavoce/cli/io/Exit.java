package dev.vivavoce.cli.io;

/** Exit statuses. */
public final class Exit {

    /** All went well. */
    public static final int OK = 0;
    /** Arguments or a file cannot be used; nothing was done. */
    public static final int UNUSABLE = 2;
    /** Some lines failed, or an interview is not over yet. */
    public static final int INCOMPLETE = 3;
    /** The person pressed Ctrl-C: 128 + SIGINT, as shells have it. */
    public static final int INTERRUPTED = 130;
    /** Nobody reads the output any more: 128 + SIGPIPE, as shells have it. */
    public static final int CLOSED_OUTPUT = 141;

    private Exit() {}
}
