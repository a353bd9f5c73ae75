package dev.vivavoce.llm.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {

    /** A call of 100 tokens read and 20 written costs 0.0002. */
    private static final Prices PRICES = new Prices(
            LocalDate.of(2026, 11, 1),
            Map.of("m", new Price(BigDecimal.ONE, new BigDecimal("0.1"), new BigDecimal("5"))));

    private final Provider provider = Provider.replying();

    private GuardedModel.Builder guarded() {
        return GuardedModel.builder().model(provider).modelName("m").prices(PRICES);
    }

    private static void ask(GuardedModel model) {
        model.chat(Provider.REQUEST);
    }

    private void isRefused(GuardedModel model, String why) {
        int before = provider.calls();
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> ask(model))
                .withMessage("m is unavailable: " + why);
        assertThat(provider.calls()).isEqualTo(before);
    }

    @Test
    void stops_a_session_when_it_is_exactly_reached() {
        GuardedModel model = guarded().sessionBudget(Budget.ofTokens(240)).build();
        GuardedModel session = model.forSession("t", "1");
        ask(session);
        ask(session);
        isRefused(session, "the budget of the session is spent");
        ask(model.forSession("t", "2"));
        ask(model.forSession("u", "1"));
    }

    @Test
    void lets_a_call_begin_with_one_token_left() {
        GuardedModel model = guarded().sessionBudget(Budget.ofTokens(241)).build();
        ask(model);
        ask(model);
        ask(model);
        isRefused(model, "the budget of the session is spent");
    }

    @Test
    void stops_a_tenant_in_all_sessions_until_it_starts_over() {
        Ledger ledger = new Ledger();
        GuardedModel model = guarded()
                .ledger(ledger)
                .tenantBudget(Budget.ofUsd(new BigDecimal("0.0004")))
                .build();
        ask(model.forSession("t", "1"));
        ask(model.forSession("t", "2"));
        isRefused(model.forSession("t", "3"), "the budget of the tenant is spent");
        ask(model.forSession("u", "1"));
        ledger.startOver("t");
        ask(model.forSession("t", "3"));
    }

    @Test
    void of_nothing_allows_nothing() {
        isRefused(guarded().sessionBudget(Budget.ofTokens(0)).build(), "the budget of the session is spent");
    }

    @Test
    void is_one_for_models_that_share_a_ledger() {
        Ledger ledger = new Ledger();
        GuardedModel one =
                guarded().ledger(ledger).tenantBudget(Budget.ofTokens(120)).build();
        GuardedModel other =
                guarded().ledger(ledger).tenantBudget(Budget.ofTokens(120)).build();
        ask(one);
        isRefused(other, "the budget of the tenant is spent");
    }

    @Test
    void goes_by_who_is_asking_now() {
        List<String> now = new ArrayList<>(List.of("t", "s"));
        GuardedModel model =
                guarded().tenant(() -> now.get(0)).session(() -> now.get(1)).build();
        ask(model);
        now.set(0, " ");
        ask(model);
        assertThat(model.usage().sessions())
                .containsOnlyKeys(new Ledger.Session("t", "s"), new Ledger.Session("-", "s"));
    }

    @Test
    void of_money_needs_a_price() {
        GuardedModel.Builder builder = guarded().modelName("unknown").tenantBudget(Budget.ofUsd(BigDecimal.TEN));
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("unknown");
    }

    @Test
    void of_money_gives_no_call_to_a_model_without_a_price() {
        GuardedModel model =
                guarded().sessionBudget(Budget.ofUsd(BigDecimal.TEN)).build();
        ChatRequest other = ChatRequest.builder()
                .messages(UserMessage.from("Hello"))
                .modelName("m-large")
                .build();
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> model.chat(other))
                .withMessageContaining("price of the model is not known");
        assertThat(provider.calls()).isZero();
    }

    @Test
    void of_tokens_counts_those_of_an_unknown_model_whose_cost_stays_unknown() {
        List<Charge> charges = new ArrayList<>();
        GuardedModel model = guarded()
                .modelName("unknown")
                .sessionBudget(Budget.ofTokens(120))
                .onCharge(charges::add)
                .build();
        ask(model);
        assertThat(model.usage().total()).isEqualTo(new Usage(1, 1, 100, 0, 20, BigDecimal.ZERO));
        assertThat(charges)
                .containsExactly(
                        new Charge("-", "-", "unknown", Optional.of(new Tokens(100, 0, 20)), Optional.empty()));
    }

    @Test
    void counts_cached_tokens_at_their_own_price_where_somebody_reads_them() {
        GuardedModel model = guarded()
                .metering(usage -> new Effort(
                        1, Duration.ZERO, usage.inputTokenCount(), 80, usage.outputTokenCount(), Optional.empty()))
                .build();
        ask(model);
        assertThat(model.usage().total().cached()).isEqualTo(80);
        assertThat(model.usage().total().usd()).isEqualByComparingTo("0.000128");
    }

    @Test
    void counts_a_call_whose_usage_nobody_tells() {
        provider.next(() -> Provider.reply(null));
        GuardedModel model = guarded().build();
        ask(model);
        provider.next(() -> Provider.reply(new TokenUsage(null, -3)));
        ask(model);
        assertThat(model.usage().total().calls()).isEqualTo(2);
        assertThat(model.usage().total().unpriced()).isEqualTo(1);
        assertThat(model.usage().total().usd()).isEqualByComparingTo("0");
    }

    @Test
    void is_not_charged_for_a_call_that_failed() {
        GuardedModel model = guarded().build();
        provider.breakDown();
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> ask(model));
        assertThat(model.usage().total()).isEqualTo(Usage.NONE);
    }

    @Test
    void is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.ofTokens(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.ofUsd(new BigDecimal("-0.01")));
    }

    @Test
    void counts_no_more_cached_tokens_than_were_read() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(1, 2, 0));
    }
}
