package dev.vivavoce.llm.guard;

import java.util.Optional;

/**
 * The budgets of each session and each tenant, and what is spent of them.
 *
 * @param ledger where what is spent stands
 * @param session of each session
 * @param tenant of each tenant
 */
record Budgets(Ledger ledger, Budget session, Budget tenant) {

    boolean areOfMoney() {
        return session.usd().isPresent() || tenant.usd().isPresent();
    }

    /** Why there is no call now; nothing where there may be one. */
    Optional<String> refusal(Ledger.Session who, boolean isPriced) {
        if (!isPriced && areOfMoney()) {
            return Optional.of("the budget is one of money and the price of the model is not known");
        }
        if (session.isSpentBy(ledger.session(who))) {
            return Optional.of("the budget of the session is spent");
        }
        return tenant.isSpentBy(ledger.tenant(who.tenant()))
                ? Optional.of("the budget of the tenant is spent")
                : Optional.empty();
    }
}
