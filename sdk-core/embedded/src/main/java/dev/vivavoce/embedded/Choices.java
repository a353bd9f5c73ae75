package dev.vivavoce.embedded;

import java.util.HashSet;
import java.util.Set;

/** Finds between which words a question lets choose: "With your back or your legs?" */
final class Choices {

    private Choices() {}

    /** Their stems. */
    static Set<String> in(Passage question) {
        Set<String> choices = new HashSet<>();
        for (int i = 0; i < question.size(); i++) {
            if (question.word(i).term().equals("or")) {
                add(choices, question, i, -1);
                add(choices, question, i, 1);
            }
        }
        return choices;
    }

    private static void add(Set<String> choices, Passage question, int or, int step) {
        int i = or + step;
        while (i >= 0 && i < question.size() && !question.word(i).counts()) {
            i += step;
        }
        if (i >= 0 && i < question.size()) {
            choices.add(question.word(i).stem());
        }
    }
}
