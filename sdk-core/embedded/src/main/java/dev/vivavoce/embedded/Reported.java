package dev.vivavoce.embedded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells an order from the report of one: people tell what they were told. */
final class Reported {

    private static final Pattern QUOTED =
            Pattern.compile("[\"“„«][^\"“”„«»\\n]{0,400}[\"”“»]|(?<=[ :,(])'[^'\\n]{3,300}'(?=[ .,;:!?)]|$)");
    /** Before an order it means that somebody else gave it. */
    private static final Pattern REPORTED = Pattern.compile(
            "\\b(?:(?:said|says|saying|whisper\\w*|wrote|writes|writing|ask(?:s|ed|ing)?|reads?|typed?|types|called|such as"
                    + "|something like|ones like|text like|shouted|claimed|thought)\\b.{0,25}|told (?:me|us|him|her|them|the) .{0,40}"
                    + "|(?:if|whether) (?:a|an|the|somebody|someone|they|it) .{0,20})$");

    /** "I read it and mark it": what follows goes on with what somebody does. */
    private static final Pattern GOES_ON = Pattern.compile("\\b(?:and|then|or|to) $");

    private static final Pattern PERSON =
            Pattern.compile("^(?!.*\\b(?:please|kind|kindly)\\b).*\\b(?:i|we|he|she|they|you|people|who)\\b");

    private Reported() {}

    /** Whether what stands there is an order that somebody is reported to have given, or something that somebody does. */
    static boolean is(String text, int place) {
        String before = text.substring(0, place);
        boolean goesOn = GOES_ON.matcher(before).find()
                && !text.startsWith("please", place)
                && PERSON.matcher(before).find();
        return goesOn || REPORTED.matcher(text.substring(0, place + 1)).find();
    }

    /** The text with what stands in quotation marks within a line blanked, unless it is the whole line. */
    static String unquoted(String text) {
        if (text.indexOf('"') < 0
                && text.indexOf('\u201c') < 0
                && text.indexOf('\'') < 0
                && text.indexOf('\u00ab') < 0) {
            return text;
        }
        Matcher quoted = QUOTED.matcher(text);
        StringBuilder rest = new StringBuilder(text);
        while (quoted.find()) {
            if (wordsBefore(text, quoted.start()) >= 2 && !isAttribute(text, quoted.start())) {
                for (int i = quoted.start() + 1; i < quoted.end() - 1; i++) {
                    rest.setCharAt(i, ' ');
                }
            }
        }
        return rest.toString();
    }

    /** Whether it is a value in markup: nobody said it. */
    private static boolean isAttribute(String text, int quote) {
        int link = text.lastIndexOf("](", quote);
        return (quote > 0 && text.charAt(quote - 1) == '=')
                || (link >= 0 && text.lastIndexOf(')', quote) < link && text.lastIndexOf('\n', quote) < link);
    }

    /** How many words stand before that place in its line, 2 at most. */
    private static int wordsBefore(String text, int place) {
        int words = 0;
        for (int i = place - 1; i > 0 && text.charAt(i) != '\n' && words < 2; i--) {
            words += Character.isLetter(text.charAt(i)) && !Character.isLetter(text.charAt(i - 1)) ? 1 : 0;
        }
        return words;
    }
}
