package dev.vivavoce.portal.models.control;

import dev.vivavoce.llm.guard.Budget;
import dev.vivavoce.llm.guard.Charge;
import dev.vivavoce.llm.guard.Tokens;
import dev.vivavoce.llm.guard.Usage;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.models.entity.Kind;
import dev.vivavoce.portal.models.entity.ModelSettings.Limits;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the caller's tenant has used, in one place for all nodes. It is looked at before an answer is rated, and added to after each call, so
 * that answers which are rated at the same time may exceed a budget, each by what it uses.
 */
@ApplicationScoped
public class Spending {
    /** What one model of a provider was used for on a day. */
    public record Day(LocalDate day, Kind provider, String model, Usage usage) {}

    @Inject
    Database database;

    @Inject
    Caller caller;

    @Inject
    CurrentSession session;

    @InTenant
    public void add(Kind provider, Charge charge) {
        UUID tenant = caller.tenant().orElseThrow();
        Tokens tokens = charge.tokens().orElse(new Tokens(0, 0, 0));
        BigDecimal usd = charge.usd().orElse(BigDecimal.ZERO);
        database.change(
                "insert into model_usage as u (tenant_id, day, provider, model, calls, unpriced, input_tokens, cached_tokens,"
                        + " output_tokens, usd)"
                        + " values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?) on conflict (tenant_id, day, provider, model) do update set calls = u.calls + 1,"
                        + " unpriced = u.unpriced + excluded.unpriced, input_tokens = u.input_tokens + excluded.input_tokens,"
                        + " cached_tokens = u.cached_tokens + excluded.cached_tokens,"
                        + " output_tokens = u.output_tokens + excluded.output_tokens, usd = u.usd + excluded.usd",
                tenant,
                today(),
                provider.label(),
                charge.model(),
                charge.usd().isPresent() ? 0 : 1,
                tokens.input(),
                tokens.cached(),
                tokens.output(),
                usd);
        session.id()
                .ifPresent(id -> database.change(
                        "insert into session_model_usage as u (tenant_id, session_id, usd)"
                                + " select tenant_id, id, ? from study_session where id = ?"
                                + " on conflict (session_id) do update set usd = u.usd + excluded.usd",
                        usd,
                        id));
    }

    /** Why nothing may be spent now; nothing where something may. */
    @InTenant
    public Optional<String> refusal(Limits limits) {
        if (!limits.areAny()) {
            return Optional.empty();
        }
        LocalDate today = today();
        Usage month = since(today.withDayOfMonth(1));
        Usage day = since(today);
        BigDecimal here = session.id()
                .flatMap(id -> database.row(
                        row -> row.getBigDecimal("usd"),
                        "select usd from session_model_usage where session_id = ?",
                        id))
                .orElse(BigDecimal.ZERO);
        if (isSpent(limits.usdPerMonth().map(Budget::ofUsd), month)) {
            return Optional.of("the budget of the month is spent");
        }
        if (isSpent(limits.tokensPerDay().map(Budget::ofTokens), day)) {
            return Optional.of("the budget of the day is spent");
        }
        return isSpent(limits.usdPerSession().map(Budget::ofUsd), new Usage(0, 0, 0, 0, 0, here))
                ? Optional.of("the budget of the session is spent")
                : Optional.empty();
    }

    /** The last days, today first. */
    public List<Day> last(int days) {
        return database.rows(
                row -> new Day(
                        row.getObject("day", LocalDate.class),
                        Kind.labelled(row.getString("provider")),
                        row.getString("model"),
                        usage(row)),
                "select * from model_usage where day > ? order by day desc, provider, model",
                today().minusDays(days));
    }

    private Usage since(LocalDate day) {
        return database.row(
                        Spending::usage,
                        "select coalesce(sum(calls), 0) calls, coalesce(sum(unpriced), 0) unpriced,"
                                + " coalesce(sum(input_tokens), 0) input_tokens, coalesce(sum(cached_tokens), 0) cached_tokens,"
                                + " coalesce(sum(output_tokens), 0) output_tokens, coalesce(sum(usd), 0) usd from model_usage where day >= ?",
                        day)
                .orElse(Usage.NONE);
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                row.getLong("calls"),
                row.getLong("unpriced"),
                row.getLong("input_tokens"),
                row.getLong("cached_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("usd"));
    }

    private static boolean isSpent(Optional<Budget> budget, Usage usage) {
        return budget.filter(most -> most.isSpentBy(usage)).isPresent();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
