package dev.vivavoce.llm;

import static dev.vivavoce.llm.ScriptedChat.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Replies as models spoil them: 10,000 by a seed. */
class MalformedRepliesTest {

    private static final int COUNT = 10_000;
    private static final Submission SUBMISSION = ModelEvaluatorTest.submission(
            "I asked him for two minutes. He feared for the bed. We agreed on a blood test, and the patient stayed.");

    private static final Pattern RATINGS =
            Pattern.compile("(?<=\"ratings\":\\[)" + "(\\{[^}]*}),".repeat(2) + "(\\{[^}]*})");

    /** What leaves no doubt about what is meant. */
    private static final List<BiFunction<String, Random, String>> RECOVERABLE = List.of(
            (reply, random) -> "```json\n" + reply + "\n```",
            (reply, random) -> "```\n" + reply + "\n```\n",
            (reply, random) -> "Here is my rating:\n\n" + reply,
            (reply, random) -> "Sure! I use {braces} now and then: " + reply,
            (reply, random) -> reply + "\n\nI hope that this helps {or not}.",
            (reply, random) -> "<think>Level 3? {\"level\": 3} No, 4.</think>\n" + reply,
            (reply, random) -> "<thinking>\nhm {\n</thinking>" + reply,
            (reply, random) -> reply.replace("}", ",}").replace("]", ",]").replace("[,]", "[]"),
            (reply, random) -> reply.replace("\"level\"", "\"Level\"").replace("\"confidence\"", "\"CONFIDENCE\""),
            (reply, random) -> reply.replace("\"ratings\"", "\"Ratings\"").replace("\"evidence\"", "\"Evidence\""),
            (reply, random) -> numbered(reply, random, 1, 2, 3),
            (reply, random) -> reply.replace('"', '\''),
            (reply, random) -> reply.replaceAll("\"(\\w+)\":", "$1:"),
            (reply, random) -> reply.replaceAll(":(\\d)([,}])", ":\"$1\"$2"),
            (reply, random) -> reply.replaceAll("\\[(\\d)]", "$1"),
            (reply, random) -> reply.replaceAll(":(\\d)([,}])", ":$1.0$2"),
            (reply, random) -> "\ufeff" + reply,
            (reply, random) -> "[" + reply + "]",
            (reply, random) -> "{\"evaluation\":" + reply + "}",
            (reply, random) -> reply.replaceFirst("\\{", "{\"note\":\"extra\","),
            (reply, random) -> reply.replace(",", ",\n  ").replace("{", "{ // an object\n"),
            (reply, random) -> reply + "\n" + reply,
            (reply, random) -> reply.replace("at once", "at\tonce"));

    /** What could mean anything. */
    private static final List<BiFunction<String, Random, String>> BEYOND_REPAIR = List.of(
            (reply, random) -> reply.substring(0, random.nextInt(reply.length() - 1)),
            (reply, random) -> reply.substring(1 + random.nextInt(reply.length() - 1)),
            (reply, random) -> "",
            (reply, random) -> "I'm sorry, but I can't rate people.",
            (reply, random) -> "<html><body>502 Bad Gateway</body></html>",
            (reply, random) -> "null",
            (reply, random) -> "[]",
            (reply, random) -> "{}",
            (reply, random) -> reply.replace("\"level\":4", "\"level\":" + (6 + random.nextInt(90))),
            (reply, random) -> reply.replace("\"level\":4", "\"level\":\"high\""),
            (reply, random) -> reply.replace("\"level\":4", "\"level\":null"),
            (reply, random) -> reply.replace("\"level\":4", "\"level\":3.5"),
            (reply, random) -> numbered(reply, random, 1, 1, 3),
            (reply, random) -> numbered(reply, random, 1, 2, 4 + random.nextInt(9)),
            (reply, random) -> numbered(reply, random, 1, 2, 3).replaceFirst("\"criterion\":\\d,", ""),
            (reply, random) -> RATINGS.matcher(reply).replaceFirst("$1,$3"),
            (reply, random) -> RATINGS.matcher(reply).replaceFirst("$1,$2,$2,$3"),
            (reply, random) -> reply.replace("\"confidence\":0.8", "\"confidence\":80"),
            (reply, random) -> reply.replace("\"ratings\"", "\"scores\""),
            (reply, random) -> reply + reply.replace("\"level\":4", "\"level\":1"),
            (reply, random) -> "{\"score\":10}",
            (reply, random) -> "[".repeat(1 + random.nextInt(5_000)),
            (reply, random) -> "{\"a\":".repeat(1 + random.nextInt(5_000)),
            (reply, random) -> noise(random));

    /** The ratings with numbers of criteria, as an earlier form had them, in any order. */
    private static String numbered(String reply, Random random, int... numbers) {
        Matcher ratings = RATINGS.matcher(reply);
        if (!ratings.find()) {
            throw new AssertionError(reply);
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            numbered.add(
                    "{\"criterion\":" + numbers[i] + "," + ratings.group(i + 1).substring(1));
        }
        Collections.shuffle(numbered, random);
        return ratings.replaceFirst(String.join(",", numbered));
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        random.ints(1 + random.nextInt(300), 0, 0x3000).forEach(noise::appendCodePoint);
        return noise.toString();
    }

    /** A reply of either kind. */
    static String spoilt(Random random) {
        return spoilt(random.nextBoolean() ? RECOVERABLE : BEYOND_REPAIR, random);
    }

    private static String spoilt(List<BiFunction<String, Random, String>> ways, Random random) {
        return ways.get(random.nextInt(ways.size())).apply(ModelEvaluatorTest.good(), random);
    }

    private static Evaluation evaluate(ScriptedChat chat) {
        Evaluation evaluation =
                ModelEvaluator.builder().model(chat).modelName("m").build().evaluate(SUBMISSION);
        return evaluation.by(evaluation.provenance().identity());
    }

    @Test
    void loses_no_answer_and_reads_nearly_all_that_can_be_read_at_once() {
        Evaluation good = evaluate(ScriptedChat.saying(reply(ModelEvaluatorTest.good())));
        Random random = new Random(5);
        int recoverable = 0;
        int atOnce = 0;
        int kept = 0;
        for (int i = 0; i < COUNT; i++) {
            boolean clear = random.nextBoolean();
            String first = spoilt(clear ? RECOVERABLE : BEYOND_REPAIR, random);
            String second = random.nextInt(3) == 0 ? ModelEvaluatorTest.good() : spoilt(BEYOND_REPAIR, random);
            FinishReason reason = random.nextInt(20) == 0 ? FinishReason.OTHER : FinishReason.STOP;
            ScriptedChat chat = ScriptedChat.saying(reply(first, reason), reply(second));
            Evaluation evaluation = evaluate(chat);
            kept += evaluation instanceof Evaluation.Abstained || evaluation.equals(good) ? 1 : 0;
            recoverable += clear ? 1 : 0;
            atOnce += clear && evaluation.equals(good) && chat.requests().size() == 1 ? 1 : 0;
        }
        System.out.printf("%d of %d recoverable replies read without a second call%n", atOnce, recoverable);
        assertThat(kept).as("answers that got their evaluation or none").isEqualTo(COUNT);
        assertThat((double) atOnce / recoverable).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void reads_replies_that_are_spoilt_in_several_ways() {
        Evaluation good = evaluate(ScriptedChat.saying(reply(ModelEvaluatorTest.good())));
        String spoilt = ModelEvaluatorTest.good();
        for (int way : new int[] {7, 8, 13, 17, 0, 2, 5}) {
            spoilt = RECOVERABLE.get(way).apply(spoilt, new Random(1));
        }
        ScriptedChat chat = ScriptedChat.saying(reply(spoilt));
        assertThat(evaluate(chat)).isEqualTo(good);
    }
}
