/** Values, engine and ports of an interview. Depends on nothing but JSpecify's annotations. */
module dev.vivavoce.core {
    requires static transitive org.jspecify;

    exports dev.vivavoce.core.assessment;
    exports dev.vivavoce.core.question;
    exports dev.vivavoce.core.plan;
    exports dev.vivavoce.core.session;
    exports dev.vivavoce.core.progress;
    exports dev.vivavoce.core.report;
    exports dev.vivavoce.core.spi;
    exports dev.vivavoce.core.engine;
}
