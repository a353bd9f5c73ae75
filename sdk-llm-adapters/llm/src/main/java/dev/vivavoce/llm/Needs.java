package dev.vivavoce.llm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text must hold for a regular expression to be found in it: of each set one entry. An entry is a whole run of small
 * letters or of digits, the start of one with {@code *} after it, one other character of ASCII, or {@link #FAR}.
 *
 * <p>Every part of an expression comes down to the few strings that it can match. Where there are too many, or any at all,
 * what is known so far becomes a set. Too little may come out of that, never too much.
 */
final class Needs {

    /** Any character of another alphabet than the Latin one, but for spaces. */
    static final String FAR = "\u0080";

    /** In a string: here no run of letters or digits goes on. */
    private static final String EDGE = "\b";
    /** In a string: here may be anything. */
    private static final String ANY = "\0";

    private static final int MOST_STRINGS = 128;

    private final String expression;
    private int at;

    /** Strings of which a part matches one, after all the needs of what stands before them. */
    private record Part(List<Set<String>> needs, Set<String> strings) {

        static Part of(String... strings) {
            return new Part(List.of(), Set.of(strings));
        }

        /** Joins strings only where a run of letters or digits may go on from one to the next. */
        Part then(Part next) {
            boolean open = strings.stream().allMatch(string -> string.endsWith(ANY));
            boolean edged = strings.stream().allMatch(Part::endsRun);
            boolean complete = edged && strings.stream().noneMatch(string -> isRun(string.charAt(0)));
            if (!open && !complete && next.needs.isEmpty() && strings.size() * next.strings.size() <= MOST_STRINGS) {
                Set<String> both = new HashSet<>();
                strings.forEach(left -> next.strings.forEach(right -> both.add(left + right)));
                return new Part(needs, both);
            }
            String before = edged ? ANY + EDGE : ANY;
            List<Set<String>> all = all();
            all.addAll(next.needs);
            return new Part(
                    all, next.strings.stream().map(string -> before + string).collect(Collectors.toSet()));
        }

        private static boolean endsRun(String string) {
            return !string.isEmpty() && !string.endsWith(ANY) && !isRun(string.charAt(string.length() - 1));
        }

        Part or(Part other) {
            List<Set<String>> needed = new ArrayList<>();
            for (int i = 0; i < Math.min(needs.size(), other.needs.size()); i++) {
                needed.add(either(needs.get(i), other.needs.get(i)));
            }
            return new Part(needed, either(strings, other.strings));
        }

        private static Set<String> either(Set<String> some, Set<String> others) {
            Set<String> either = new HashSet<>(some);
            either.addAll(others);
            return either;
        }

        /** The needs with those of the strings: first the first entry of each, then the next. */
        List<Set<String>> all() {
            List<Set<String>> all = new ArrayList<>(needs);
            List<List<String>> entries = strings.stream().map(Needs::entries).toList();
            int common = entries.stream().mapToInt(List::size).min().orElse(0);
            for (int i = 0; i < common; i++) {
                int place = i;
                all.add(entries.stream().map(each -> each.get(place)).collect(Collectors.toSet()));
            }
            return all;
        }
    }

    private Needs(String expression) {
        this.expression = expression;
    }

    /**
     * The alternatives of an expression, each with its needs.
     *
     * @param expression of literals, classes, groups, alternatives, quantifiers, boundaries and negative looks ahead
     */
    static Map<String, List<Set<String>>> of(String expression) {
        Map<String, List<Set<String>>> alternatives = new LinkedHashMap<>();
        Needs needs = new Needs(expression);
        do {
            int from = needs.at;
            Set<Set<String>> all = new LinkedHashSet<>(needs.sequence().all());
            alternatives.put(expression.substring(from, needs.at), List.copyOf(all));
        } while (needs.takes("|"));
        return alternatives;
    }

    private Part alternatives() {
        Part part = sequence();
        while (takes("|")) {
            part = part.or(sequence());
        }
        return part;
    }

    private Part sequence() {
        Part part = Part.of("");
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            part = part.then(times(one()));
        }
        return part;
    }

    private Part one() {
        if (takes("(?!")) {
            alternatives();
            at++;
            return Part.of("");
        }
        if (takes("(?:")) {
            Part inside = alternatives();
            at++;
            return inside;
        }
        char c = expression.charAt(at++);
        return switch (c) {
            case '^', '$' -> Part.of(EDGE);
            case '.' -> Part.of(ANY);
            case '[' -> characters();
            case '\\' -> escaped();
            case '(', '{', '*', '+', '?' -> throw new IllegalArgumentException(expression + " at " + at);
            default -> Part.of(String.valueOf(c));
        };
    }

    private Part escaped() {
        char c = expression.charAt(at++);
        if (c == 'p') {
            at = expression.indexOf('}', at) + 1;
            return Part.of(ANY);
        }
        return Part.of(
                switch (c) {
                    case 'b', 's', 'W' -> EDGE;
                    default -> Character.isLetterOrDigit(c) ? ANY : String.valueOf(c);
                });
    }

    private Part characters() {
        int from = at;
        at = expression.indexOf(']', from + 1) + 1;
        String listed = expression.substring(from, at - 1);
        boolean plain = listed.indexOf('-') < 1 || listed.endsWith("-");
        if (listed.startsWith("^") || listed.indexOf('\\') >= 0 || !plain) {
            return Part.of(ANY);
        }
        return new Part(List.of(), listed.chars().mapToObj(Character::toString).collect(Collectors.toSet()));
    }

    private Part times(Part part) {
        if (takes("?")) {
            return part.or(Part.of(""));
        }
        boolean maybeNone = takes("*") || expression.startsWith("{0,", at);
        if (!maybeNone && !takes("+") && !expression.startsWith("{", at)) {
            return part;
        }
        if (expression.startsWith("{", at)) {
            at = expression.indexOf('}', at) + 1;
        }
        boolean lazy = takes("?");
        if (part.strings.equals(Set.of(EDGE))) {
            return maybeNone ? part.or(Part.of("")) : part;
        }
        return maybeNone || lazy ? Part.of(ANY) : part.then(Part.of(ANY));
    }

    private boolean takes(String next) {
        boolean takes = expression.startsWith(next, at);
        at += takes ? next.length() : 0;
        return takes;
    }

    private static boolean isRun(char c) {
        return isLetter(c) || isDigit(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What a string holds, in order. */
    private static List<String> entries(String string) {
        Set<String> entries = new LinkedHashSet<>();
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            int end = i + 1;
            while (isRun(c) && end < string.length() && goesOn(c, string.charAt(end))) {
                end++;
            }
            entries.add(isRun(c) ? run(string, i, end) : sign(c));
            i = end - 1;
        }
        entries.remove("");
        return List.copyOf(entries);
    }

    private static boolean goesOn(char run, char c) {
        return isLetter(run) ? isLetter(c) : isDigit(c);
    }

    private static String run(String string, int start, int end) {
        if (start == 0 || ANY.indexOf(string.charAt(start - 1)) >= 0) {
            return "";
        }
        boolean whole = end < string.length() && ANY.indexOf(string.charAt(end)) < 0;
        return string.substring(start, end) + (whole ? "" : "*");
    }

    private static String sign(char c) {
        boolean ascii = c > ' ' && c < FAR.charAt(0);
        return ascii ? String.valueOf(c) : Lexicon.isFar(c) ? FAR : "";
    }
}
