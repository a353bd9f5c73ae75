package dev.vivavoce.portal.models.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which models a tenant has.
 *
 * @param providers in the order in which they are asked; none for the embedded evaluator alone
 */
public record ModelSettings(List<Provider> providers, Limits limits) {
    /** Of a tenant that has said nothing. */
    public static final ModelSettings NONE =
            new ModelSettings(List.of(), new Limits(Optional.empty(), Optional.empty(), Optional.empty()));

    public ModelSettings {
        providers = List.copyOf(providers);
    }

    /**
     * What may be used. Months and days are those of UTC.
     *
     * @param usdPerMonth of all the tenant's calls, in US dollars
     * @param usdPerSession of the answers of one session, in US dollars
     * @param tokensPerDay read and written together
     */
    public record Limits(
            Optional<BigDecimal> usdPerMonth, Optional<BigDecimal> usdPerSession, Optional<Long> tokensPerDay) {
        public boolean areOfMoney() {
            return usdPerMonth.isPresent() || usdPerSession.isPresent();
        }

        public boolean areAny() {
            return areOfMoney() || tokensPerDay.isPresent();
        }
    }
}
