package dev.vivavoce.cli;

/** Answers to one question, scored by a strict rater, and what commands print of them. */
final class Labels {
    private static final String[] ANSWERS = {
        "No, not really.",
        "You look at the plan.",
        "I look at the execution plan and at the indexes.",
        "I look at the execution plan, because it shows where the time goes, and check for missing indexes.",
        "First I look at the execution plan with real row counts, because it shows where the time goes. Then I check for missing"
                + " indexes and outdated statistics, fix one thing, and measure again on realistic data."
    };

    private Labels() {}

    /** As many, the same few again and again. */
    static String labels(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(line(i % ANSWERS.length).replace("}\n", ", \"label\": " + (1 + i % ANSWERS.length) + "}\n"));
        }
        return lines.toString();
    }

    /** One of the five, 0 the worst, without a score. */
    static String line(int answer) {
        return "{\"id\": 1, \"question\": \"How would you find out why a database query has become slow?\", \"reference\": \""
                + ANSWERS[ANSWERS.length - 1] + "\", \"answer\": \"" + ANSWERS[answer] + "\"}\n";
    }

    /** That of a row of the table that tells agreement. */
    static double meanError(String table, String row) {
        return table.lines()
                .filter(line -> line.startsWith(row))
                .mapToDouble(line -> Double.parseDouble(line.split("\\s+", -1)[4]))
                .findFirst()
                .orElseThrow();
    }

    static int score(String line) {
        return Integer.parseInt(line.replaceFirst("(?s).*?\"score\":(\\d+).*", "$1"));
    }
}
