package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTest {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]+(?: [\\p{L}\\d]+)*|[<>/#:='\"]");
    private static final List<String> BETWEEN =
            List.of(" ", " ", " ", " ", "", "s ", "ed ", ". ", ", ", ": ", "'", "_", "ж");

    private static Stream<String> lines() {
        return Prompt.resource("instructions.1.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.matches("(?:# |word: |stem: ).*"))
                .map(line -> line.replaceFirst("^(?:weak|domain): ", ""));
    }

    /** Words of an expression in any order, with something between them. */
    private static String text(List<String> words, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(words.get(random.nextInt(words.size()))).append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void is_found_by_its_alternatives_where_their_needs_are_met_and_nowhere_else(String line) {
        Pattern whole = Pattern.compile(line);
        List<Expression> alternatives = Expression.of(line).toList();
        Lexicon lexicon =
                new Lexicon(alternatives.stream().map(Expression::needs).toList());
        List<String> words = WORD.matcher(line.replaceAll("\\\\[a-zA-Z]|\\?", " "))
                .results()
                .map(MatchResult::group)
                .toList();
        Random random = new Random(line.hashCode());
        for (int i = 0; i < 2_000; i++) {
            String text = text(words, random);
            byte[] met = lexicon.met(text);
            List<Expression> tried = new ArrayList<>();
            for (int who = 0; who < alternatives.size(); who++) {
                if (lexicon.isMet(who, met)) {
                    tried.add(alternatives.get(who));
                }
            }
            assertThat(tried.stream().anyMatch(expression -> expression.isIn(text)))
                    .as(text)
                    .isEqualTo(whole.matcher(text).find());
        }
    }

    @Test
    void needs_what_it_cannot_be_found_without() {
        assertThat(Needs.of("\\b(?:rate|scor\\w+) (?:it|them)\\b.{0,9}\\bten(?! more)|<!--|满分")
                        .values())
                .containsExactly(
                        List.of(Set.of("rate", "scor*"), Set.of("it", "them"), Set.of("ten*")),
                        List.of(Set.of("<"), Set.of("!"), Set.of("-")),
                        List.of(Set.of(Needs.FAR)));
    }

    @Test
    void needs_nothing_where_anything_will_do() {
        assertThat(Needs.of("\\w+ing\\b|(?:please )?\\d*").values()).containsExactly(List.of(), List.of());
    }
}
