package dev.vivavoce.djl;

/** DJL tells its makers of each use and may fetch what it lacks, unless it is told not to; here it is, where nobody has said otherwise. */
final class Offline {
    private static final String TRACKING = "OPT_OUT_TRACKING";
    private static final String OFFLINE = "ai.djl.offline";

    private Offline() {}

    static void stay() {
        for (String property : new String[] {TRACKING, OFFLINE}) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "true");
            }
        }
    }
}
