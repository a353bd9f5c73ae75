package dev.vivavoce.djl;

import ai.djl.util.Utils;

/** DJL tells its makers of each use, and may fetch what it lacks; here it does neither, unless the host has said otherwise. */
final class Offline {
    private static final String OPT_OUT = "OPT_OUT_TRACKING";
    private static final String OFFLINE = "ai.djl.offline";

    private Offline() {}

    /** To be called before any of DJL is used. */
    static void stay() {
        if (Utils.getEnvOrSystemProperty(OPT_OUT) == null) {
            System.setProperty(OPT_OUT, "true");
        }
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true");
        }
    }
}
