package dev.vivavoce.example.benchmarks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.llm.ModelEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The tokens of a learner's day, where each mode asks a model in the plain way, and as this library asks. Both send the
 * same instructions, rubric and schema; answers are 1,000 tokens long, a story that a plan is made from 5,000, what a
 * reconciliation reads again 10,000. In the plain way a model writes about 500 tokens for an evaluation, with quotes and
 * reasons; here numbers of sentences, and the bank and code do what needs no model. Prices are taken as 1 for a token
 * read and 5 for one written, and no cache is counted on either side.
 */
public final class TokenFigures {

    private static final int ANSWER = 1_000;
    private static final int STORY = 5_000;
    private static final int HISTORY = 10_000;
    private static final int PLAIN_REPLY = 500;
    private static final int PLAN_REPLY = 600;
    private static final int WRITTEN = 5;
    private static final int BLOCK = 16;
    private static final String FIRST = "\"answer\":[";
    private static final Encoding ENCODING =
            Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private record Call(String what, int plainCalls, int ourCalls, int plainIn, int ourIn, int plainOut, int ourOut) {
        int plain() {
            return plainCalls * (plainIn + WRITTEN * plainOut);
        }

        int ours() {
            return ourCalls * (ourIn + WRITTEN * ourOut);
        }
    }

    private TokenFigures() {}

    public static void main(String[] arguments) {
        Question question = Interviews.engine(new RuleBasedEvaluator())
                .remaining(Interviews.open(), History.NONE)
                .get(0);
        String answer = answer();
        List<String> sent = sent(question, answer);
        int all = tokens(String.join("", sent));
        int numbers = all - tokens(String.join("", sent(question, "I did it.")));
        int frame = all - numbers;
        List<String> other = sent(question, "We moved the ward. I did it.");
        shared(sent.get(0) + sent.get(1), other.get(0) + other.get(1));
        int reply = tokens(ModelBenchmark.reply(
                question.rubric().criteria().size(), question.anchors().size()));
        List<Call> calls = List.of(
                new Call("plan and plan changes", 2, 2, frame + STORY, frame + STORY, PLAN_REPLY, PLAN_REPLY),
                new Call("questions", 5, 0, frame, 0, PLAN_REPLY, 0),
                new Call("evaluations", 30, 30, frame + ANSWER, frame + numbers, PLAIN_REPLY, reply),
                new Call("reconciliations", 3, 0, frame + HISTORY, 0, PLAIN_REPLY, 0));
        System.out.printf(
                "%-24s %6s %8s %8s %9s %6s %8s %8s %9s%n",
                "", "plain", "in", "out", "priced", "ours", "in", "out", "priced");
        int plain = 0;
        int ours = 0;
        for (Call call : calls) {
            System.out.printf(
                    "%-24s %6d %8d %8d %9d %6d %8d %8d %9d%n",
                    call.what,
                    call.plainCalls,
                    call.plainIn,
                    call.plainOut,
                    call.plain(),
                    call.ourCalls,
                    call.ourIn,
                    call.ourOut,
                    call.ours());
            plain += call.plain();
            ours += call.ours();
        }
        System.out.printf(Locale.ROOT, "together %d against %d: %.2f times%n", plain, ours, plain / (double) ours);
    }

    /** An answer of as many tokens, in sentences of twenty words. */
    private static String answer() {
        List<String> words = new ArrayList<>(List.of(Interviews.ANSWER.split("\\W+", -1)));
        Random random = new Random(7);
        StringBuilder answer = new StringBuilder("I");
        for (int i = 1; tokens(answer.toString()) < ANSWER; i++) {
            answer.append(' ').append(words.get(random.nextInt(words.size())));
            if (i % 20 == 0) {
                answer.append(". I");
            }
        }
        return answer.append('.').toString();
    }

    private static int tokens(String text) {
        return ENCODING.countTokens(text);
    }

    /** How much of what two evaluations of one question send before their answers a cache of blocks finds again. */
    private static void shared(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        int possible = tokens(one.substring(0, one.indexOf(FIRST) + FIRST.length()));
        int found = tokens(one.substring(0, same)) / BLOCK * BLOCK;
        System.out.printf(
                Locale.ROOT,
                "prefix: %d of %d tokens before the answer are shared in blocks of %d: %.1f %%%n",
                found,
                possible,
                BLOCK,
                100.0 * found / possible);
    }

    /** What an evaluation sends: instructions, material, schema. */
    private static List<String> sent(Question question, String answer) {
        List<String> sent = new ArrayList<>();
        ChatModel recorder = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                request.messages().forEach(message -> sent.add(text(message)));
                if (request.responseFormat().jsonSchema().rootElement() instanceof JsonRawSchema schema) {
                    sent.add(schema.schema());
                }
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(ModelBenchmark.reply(
                                question.rubric().criteria().size(),
                                question.anchors().size())))
                        .build();
            }
        };
        ModelEvaluator.builder()
                .model(recorder)
                .modelName("recorder")
                .build()
                .evaluate(new Submission(
                        question.text(),
                        question.style(),
                        question.rubric(),
                        question.anchors(),
                        List.of(),
                        answer,
                        Locale.ENGLISH));
        return sent;
    }

    private static String text(ChatMessage message) {
        return message instanceof UserMessage user
                ? user.singleText()
                : message instanceof SystemMessage system ? system.text() : "";
    }
}
