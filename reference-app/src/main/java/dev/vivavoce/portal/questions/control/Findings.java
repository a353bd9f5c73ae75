package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.Finding.Rule;
import dev.vivavoce.bank.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is amiss in a file, as much of it as anybody reads: errors before warnings. */
public final class Findings {
    /** More findings than these are only counted. */
    public static final int MOST = 500;

    /**
     * One of them.
     *
     * @param line from 1
     * @param field its path in the line; empty where it is the whole line
     * @param rule of the linter; empty where the line cannot be taken
     */
    public record Item(int line, Severity severity, String field, Optional<Rule> rule, String detail) {}

    private final List<Item> errors = new ArrayList<>();
    private final List<Item> warnings = new ArrayList<>();
    private int total;

    void add(Item item) {
        total++;
        List<Item> alike = item.severity() == Severity.ERROR ? errors : warnings;
        if (alike.size() < MOST) {
            alike.add(item);
        }
    }

    /** A line that is not taken. */
    void refuse(int line, String field, String detail) {
        add(new Item(line, Severity.ERROR, field, Optional.empty(), detail));
    }

    public int total() {
        return total;
    }

    /** By line, at most {@value #MOST}. */
    public List<Item> items() {
        return Stream.concat(errors.stream(), warnings.stream())
                .limit(MOST)
                .sorted(Comparator.comparingInt(Item::line))
                .toList();
    }
}
