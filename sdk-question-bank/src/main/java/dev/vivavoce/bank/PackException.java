package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.List;

/** A pack cannot be used. The message lists every finding, each with its file, line and field. */
public final class PackException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final ArrayList<String> findings;

    PackException(List<String> findings) {
        super(findings.size() + (findings.size() == 1 ? " finding" : " findings") + " in the pack:\n"
                + String.join("\n", findings));
        this.findings = new ArrayList<>(findings);
    }

    /** What is wrong, a line each: {@code file:line: field: what}. */
    public List<String> findings() {
        return List.copyOf(findings);
    }
}
