/** An interview in 20 lines, on the module path. */
module dev.vivavoce.example.quickstart {
    requires dev.vivavoce.core;
    requires dev.vivavoce.bank;
    requires dev.vivavoce.embedded;
}
