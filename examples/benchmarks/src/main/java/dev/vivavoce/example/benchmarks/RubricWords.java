package dev.vivavoce.example.benchmarks;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Makes {@code words-rubric.txt} of the embedded evaluator: the stems that stand in at least {@value #FEWEST} of the bank's
 * questions and anchors for any job, of the styles that ask for a story or a plan. They are the vocabulary of rubrics, and
 * saying them proves nothing.
 */
public final class RubricWords {

    private static final int FEWEST = 4;
    private static final int WIDTH = 118;
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:'[a-z]+)?");
    private static final Set<Style> TOLD = Set.of(Style.BEHAVIOURAL, Style.SITUATIONAL, Style.MOTIVATION);

    private RubricWords() {}

    public static void main(String[] arguments) {
        print(System.out);
    }

    static void print(PrintStream out) {
        Map<String, Integer> texts = new TreeMap<>();
        EnglishStemmer stemmer = new EnglishStemmer();
        for (Question question : QuestionBank.bundled().questions()) {
            if (TOLD.contains(question.style())
                    && question.id().value().startsWith(question.competency().id())) {
                List<String> all = new ArrayList<>(List.of(question.text()));
                question.anchors().stream().map(Anchor::text).forEach(all::add);
                all.forEach(text -> stems(stemmer, text).forEach(stem -> texts.merge(stem, 1, Integer::sum)));
            }
        }
        out.println(
                "# Stems that stand in many questions and anchors of the bank: the vocabulary of rubrics, which proves nothing.");
        out.println("# Made by RubricWords in examples/benchmarks.");
        StringBuilder line = new StringBuilder();
        texts.values().removeIf(count -> count < FEWEST);
        for (String stem : texts.keySet()) {
            if (line.length() + 1 + stem.length() > WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(stem);
        }
        out.println(line);
    }

    private static Set<String> stems(EnglishStemmer stemmer, String text) {
        Set<String> stems = new HashSet<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            stemmer.setCurrent(words.group());
            stemmer.stem();
            stems.add(stemmer.getCurrent());
        }
        return stems;
    }
}
