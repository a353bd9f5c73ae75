package dev.vivavoce.portal.models.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.models.entity.Kind;
import dev.vivavoce.portal.models.entity.ModelSettings;
import dev.vivavoce.portal.models.entity.Provider;
import dev.vivavoce.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TenantRaterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Submission SUBMISSION = Samples.submission();
    private static final Evaluation NOTHING =
            new Evaluation.Abstained("a test", Set.of(), Provenance.of("scripted", "1"));
    private static final ModelSettings SETTINGS = new ModelSettings(
            List.of(
                    new Provider(Kind.GEMINI, "one", Optional.empty(), "key", 5),
                    new Provider(Kind.CLAUDE, "two", Optional.empty(), "key", 10)),
            ModelSettings.NONE.limits());

    /** Rates, while others try to. */
    private static final class Meanwhile implements Evaluator {
        private final List<Runnable> tries = new ArrayList<>();

        @Override
        public Evaluation evaluate(Submission submission) {
            List<Runnable> now = List.copyOf(tries);
            tries.clear();
            now.forEach(Runnable::run);
            return NOTHING;
        }
    }

    @Test
    void jobs_of_one_tenant_leave_places_to_others_and_requests_theirs() {
        Meanwhile chain = new Meanwhile();
        TenantRater rater = new TenantRater(1, SETTINGS, chain, List.of(), 1);
        chain.tries.add(() -> assertThatThrownBy(() -> rater.evaluate(SUBMISSION, true))
                .isInstanceOfSatisfying(UnavailableException.class, busy -> {
                    assertThat(busy.who()).isEqualTo("one");
                    assertThat(busy.retryAfter()).isPresent();
                }));
        chain.tries.add(() -> assertThat(rater.evaluate(SUBMISSION, false)).isEqualTo(NOTHING));

        assertThat(rater.evaluate(SUBMISSION, true)).isEqualTo(NOTHING);

        assertThat(chain.tries).isEmpty();
        assertThat(rater.evaluate(SUBMISSION, true)).isEqualTo(NOTHING);
    }

    @Test
    void a_place_is_free_again_after_a_failure() {
        UnavailableException away = new UnavailableException("one", "a test", Optional.empty());
        TenantRater rater = new TenantRater(
                1,
                SETTINGS,
                submission -> {
                    throw away;
                },
                List.of(),
                1);

        assertThatThrownBy(() -> rater.evaluate(SUBMISSION, true)).isSameAs(away);
        assertThatThrownBy(() -> rater.evaluate(SUBMISSION, true)).isSameAs(away);
    }

    private static ChatModel model(Supplier<String> reply) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(reply.get()))
                        .build();
            }
        };
    }

    private static TenantRater advised(Duration timeout, ChatModel... models) {
        return new TenantRater(
                1,
                SETTINGS,
                new Meanwhile(),
                Stream.of(models).map(model -> new Adviser("m", model, timeout)).toList(),
                1);
    }

    private static String said(ChatModel model) {
        return model.chat("hello");
    }

    private static String unlessAway(ChatModel model, String name) {
        try {
            return said(model);
        } catch (TimeoutException late) {
            throw new UnavailableException(name, "it has no time", Optional.empty());
        }
    }

    @Test
    void those_who_come_later_are_asked_only_if_nobody_before_them_gives_advice() {
        List<String> asked = new ArrayList<>();
        ChatModel sick = model(() -> {
            asked.add("sick");
            throw new TimeoutException("a test");
        });
        ChatModel well = model(() -> {
            asked.add("well");
            return "advice";
        });

        assertThat(advised(Duration.ofSeconds(1), sick, well, well).advise(MINUTE, TenantRaterTest::unlessAway))
                .contains("advice");
        assertThat(asked).containsExactly("sick", "well");
        assertThat(advised(Duration.ofSeconds(1), sick).advise(MINUTE, TenantRaterTest::unlessAway))
                .isEmpty();
    }

    @Test
    void no_call_begins_that_might_end_too_late() {
        AtomicInteger calls = new AtomicInteger();
        ChatModel model = model(() -> "call " + calls.incrementAndGet());

        assertThat(advised(Duration.ofSeconds(61), model).advise(MINUTE, TenantRaterTest::unlessAway))
                .isEmpty();
        assertThat(calls).hasValue(0);
        assertThat(advised(Duration.ofSeconds(30), model).advise(MINUTE, TenantRaterTest::unlessAway))
                .contains("call 1");
    }

    @Test
    void advice_has_no_more_places_than_ratings_of_requests() {
        List<TenantRater> one = new ArrayList<>();
        AtomicInteger deep = new AtomicInteger();
        ChatModel nested = model(() -> {
            deep.incrementAndGet();
            return one.get(0).advise(MINUTE, (model, name) -> said(model)).orElse("no place");
        });
        one.add(advised(Duration.ofSeconds(1), nested));

        assertThat(one.get(0).advise(MINUTE, (model, name) -> said(model))).contains("no place");
        assertThat(deep).hasValue(TenantRater.IN_REQUESTS);
        assertThat(one.get(0).advise(MINUTE, (model, name) -> said(model))).contains("no place");
    }

    @Test
    void a_rating_takes_as_long_as_all_of_them_and_a_little() {
        assertThat(TenantRater.longest(SETTINGS)).isEqualTo(Duration.ofSeconds(18 + 33 + 2));
        assertThat(TenantRater.longest(ModelSettings.NONE)).isEqualTo(Duration.ofSeconds(2));
    }
}
