package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * A question with answers in the order of a careful reader, best first.
 *
 * @param submissions one an answer
 * @param scores what the reader would give, of 10
 */
record RankedAnswers(String question, List<Submission> submissions, List<Integer> scores) {

    static List<RankedAnswers> all() {
        List<RankedAnswers> all = new ArrayList<>();
        Style style = Style.TECHNICAL;
        String question = "";
        List<Anchor> anchors = new ArrayList<>();
        List<String> references = new ArrayList<>();
        List<Submission> submissions = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        for (String line : Resource.named("ranked-answers.txt").entries()) {
            String rest = line.substring(2);
            switch (line.charAt(0)) {
                case '?' -> {
                    if (!submissions.isEmpty()) {
                        all.add(new RankedAnswers(question, List.copyOf(submissions), List.copyOf(scores)));
                    }
                    List.of(anchors, references, submissions, scores).forEach(List::clear);
                    int space = rest.indexOf(' ');
                    style = Style.valueOf(rest.substring(0, space));
                    question = rest.substring(space + 1);
                }
                case '*' -> {
                    int colon = rest.indexOf(':');
                    anchors.add(new Anchor(
                            rest.substring(0, colon), rest.substring(colon + 1).strip()));
                }
                case '+' -> references.add(rest);
                default -> {
                    int colon = line.indexOf(':');
                    scores.add(Integer.valueOf(line.substring(0, colon)));
                    submissions.add(Given.submission(
                            question,
                            style,
                            Given.rubric(style),
                            anchors,
                            references,
                            line.substring(colon + 1).strip()));
                }
            }
        }
        all.add(new RankedAnswers(question, List.copyOf(submissions), List.copyOf(scores)));
        return all;
    }
}
