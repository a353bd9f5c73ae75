package dev.vivavoce.llm.guard;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.WordLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A LangChain4j chat model that keeps limits in front of another. Thread-safe where the other is; blocks as long as the other
 * does, and {@link Builder#mostWait} before. The other must have a deadline of its own.
 *
 * <p>It fails as {@link dev.vivavoce.llm.guard} says, without a call to the other,
 *
 * <ul>
 *   <li>where the budget of the session or the tenant is spent, or is one of money and the model's price is not known. A
 *       budget is looked at before a call and charged after it, so calls that are under way together may exceed it, each by
 *       what it uses;
 *   <li>where the provider has failed too often lately: overloaded, broken, too slow or not to be reached. Wrong keys, refusals
 *       and invalid requests do not count. When the time is over one call tries; the others go on failing until it has a reply;
 *   <li>where too many calls are under way, after a wait.
 * </ul>
 *
 * <p>All views of one guarded model share these limits. One guarded model stands for one provider.
 */
public final class GuardedModel implements ChatModel {

    private static final String NOBODY = "-";

    private final ChatModel model;
    private final String name;
    private final Gate gate;
    private final Budgets budgets;
    private final Prices prices;
    private final Function<TokenUsage, Tokens> tokens;
    private final Consumer<Charge> listener;
    private final Supplier<Ledger.Session> account;

    private GuardedModel(Builder builder) {
        this.model = requireNonNull(builder.model, "model");
        this.name = WordLimit.NONE.require(requireNonNull(builder.modelName, "model name"), "model name");
        this.gate = new Gate(name, builder.limits, builder.clock);
        this.prices = builder.prices == null ? Prices.bundled() : builder.prices;
        this.budgets = new Budgets(builder.ledger, builder.sessionBudget, builder.tenantBudget);
        this.tokens = builder.tokens;
        this.listener = builder.listener;
        if (budgets.areOfMoney() && prices.of(name).isEmpty()) {
            throw new IllegalStateException("There is a budget of money, but no price for model " + name
                    + ": add it to the prices, or give a budget of tokens.");
        }
        Supplier<@Nullable String> tenant = builder.tenant;
        Supplier<@Nullable String> session = builder.session;
        this.account = () -> new Ledger.Session(key(tenant.get()), key(session.get()));
    }

    private GuardedModel(GuardedModel other, Ledger.Session account) {
        this.model = other.model;
        this.name = other.name;
        this.gate = other.gate;
        this.budgets = other.budgets;
        this.prices = other.prices;
        this.tokens = other.tokens;
        this.listener = other.listener;
        this.account = () -> account;
    }

    /** Starts a guarded model. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same model, with the same limits, for one session of a tenant. */
    public GuardedModel forSession(String tenant, String session) {
        return new GuardedModel(
                this,
                new Ledger.Session(
                        WordLimit.NONE.require(tenant, "tenant"), WordLimit.NONE.require(session, "session")));
    }

    /** What was used so far, by this model and by others that write into the same ledger. */
    public Ledger.Snapshot usage() {
        return budgets.ledger().snapshot();
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return guard(request, () -> model.chat(request));
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return guard(request, () -> model.chat(request, options));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return guard(request, () -> model.doChat(request));
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return model.listeners();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }

    private ChatResponse guard(ChatRequest request, Supplier<ChatResponse> call) {
        Ledger.Session who = account.get();
        String asked = request.modelName();
        String called = asked == null ? name : asked;
        Optional<Price> price = prices.of(called);
        Runnable check = () -> requireBudget(who, price.isPresent());
        check.run();
        // Again when it is the call's turn: those before it may have spent the rest meanwhile.
        return gate.pass(check, call, response -> charge(who, called, price, response));
    }

    private void requireBudget(Ledger.Session who, boolean isPriced) {
        Optional<String> refusal = budgets.refusal(who, isPriced);
        if (refusal.isPresent()) {
            throw gate.refused(refusal.get(), Optional.empty());
        }
    }

    private void charge(Ledger.Session who, String called, Optional<Price> price, ChatResponse response) {
        Optional<Tokens> used = Optional.ofNullable(response.tokenUsage()).map(tokens);
        Charge charge = new Charge(who.tenant(), who.id(), called, used, price.flatMap(known -> used.map(known::of)));
        budgets.ledger().add(charge);
        listener.accept(charge);
    }

    private static String key(@Nullable String key) {
        return key == null || key.isBlank() ? NOBODY : key;
    }

    /** A guarded model in the making. Model and model name must be set. Not thread-safe. */
    public static final class Builder {

        private @Nullable ChatModel model;
        private @Nullable String modelName;
        private Gate.Limits limits = Gate.Limits.USUAL;
        private Clock clock = Clock.systemUTC();
        private @Nullable Prices prices;
        private Ledger ledger = new Ledger();
        private Budget sessionBudget = Budget.UNLIMITED;
        private Budget tenantBudget = Budget.UNLIMITED;
        private Supplier<@Nullable String> tenant = () -> NOBODY;
        private Supplier<@Nullable String> session = () -> NOBODY;
        private Function<TokenUsage, Tokens> tokens = Tokens::of;
        private Consumer<Charge> listener = charge -> {};

        private Builder() {}

        /** Sets the chat model that is asked. Its own retries should be off: they would hide failures, and hold a call. */
        public Builder model(ChatModel model) {
            this.model = model;
            return this;
        }

        /** Sets the name that failures and prices go by; a request that names a model is priced by that. */
        public Builder modelName(String modelName) {
            this.modelName = modelName;
            return this;
        }

        /** Sets how many calls may be under way; 1 or more, 16 unless set. */
        public Builder mostCalls(int mostCalls) {
            this.limits = limits.withMostCalls(mostCalls);
            return this;
        }

        /** Sets how long a call waits for others to end before it fails; up to 30 seconds, not at all unless set. */
        public Builder mostWait(Duration mostWait) {
            this.limits = limits.withMostWait(mostWait);
            return this;
        }

        /**
         * Sets when the provider gets no calls for a while: half of the last 10 calls failed, unless set, and then for 30
         * seconds.
         *
         * @param window how many of the last calls are looked at; 1 or more
         * @param failureShare how many of them must have failed; above 0, up to 1
         * @param openFor how long there are no calls then; positive
         */
        public Builder breaker(int window, double failureShare, Duration openFor) {
            this.limits = limits.withBreaker(window, failureShare, openFor);
            return this;
        }

        /** Sets the clock that the breaker goes by; the system's unless set. */
        public Builder clock(Clock clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** Sets what models cost; {@link Prices#bundled} unless set. */
        public Builder prices(Prices prices) {
            this.prices = requireNonNull(prices, "prices");
            return this;
        }

        /** Sets where it is written what was used, such as to share budgets with another model; its own unless set. */
        public Builder ledger(Ledger ledger) {
            this.ledger = requireNonNull(ledger, "ledger");
            return this;
        }

        /** Sets what each session may spend; no limit unless set. A call whose usage the model does not tell spends nothing. */
        public Builder sessionBudget(Budget each) {
            this.sessionBudget = requireNonNull(each, "budget");
            return this;
        }

        /** Sets what each tenant may spend, until {@link Ledger#startOver}; no limit unless set. */
        public Builder tenantBudget(Budget each) {
            this.tenantBudget = requireNonNull(each, "budget");
            return this;
        }

        /**
         * Sets whose calls these are, where {@link GuardedModel#forSession} does not say it. The supplier is asked in the thread
         * of each call. All calls without a tenant are one tenant's, called {@code -}.
         */
        @SuppressWarnings("exports") // JSpecify is needed by the compiler only
        public Builder tenant(Supplier<@Nullable String> current) {
            this.tenant = requireNonNull(current, "tenant");
            return this;
        }

        /** Sets the session of the calls, as {@link #tenant} does the tenant; those of a tenant without one are one session. */
        @SuppressWarnings("exports") // JSpecify is needed by the compiler only
        public Builder session(Supplier<@Nullable String> current) {
            this.session = requireNonNull(current, "session");
            return this;
        }

        /**
         * Sets how to read a provider's count of tokens, such as {@code Claude::effort}; unless set, cached tokens are not known
         * and cost as much as others.
         */
        public Builder metering(Function<TokenUsage, Effort> metering) {
            requireNonNull(metering, "metering");
            this.tokens = usage -> Tokens.of(metering.apply(usage));
            return this;
        }

        /** Sets who is told of each call that got a reply, in the thread of the call; what it throws the caller gets. */
        public Builder onCharge(Consumer<Charge> listener) {
            this.listener = requireNonNull(listener, "listener");
            return this;
        }

        /**
         * The guarded model.
         *
         * @throws IllegalStateException where there is a budget of money and no price for the model
         */
        public GuardedModel build() {
            return new GuardedModel(this);
        }
    }
}
