package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.models.boundary.ModelsResource.UsageView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What models were used for in the last days, as a chart and tables show it.
 *
 * @param used of days of UTC, those without use left out
 */
public record Spent(List<UsageView> used) {
    private static final int DAYS = 31;
    private static final int WIDTH = 20;
    private static final int HEIGHT = 120;

    /** A day's bar in a drawing of 31 times 20 by 120. */
    public record Bar(LocalDate day, BigDecimal usd, long tokens, long calls, int x, int y, int height) {}

    /** All of these days; {@code share} is of the money, or of the tokens where nothing cost any, in per cent. */
    public record Sum(long calls, long unpriced, long tokens, BigDecimal usd, int share) {}

    public record Model(String name, Sum sum) {}

    public record Provider(String kind, Sum sum, List<Model> models) {}

    /** Whether the bars show money; else they show tokens. */
    public boolean isMoney() {
        return total().signum() > 0;
    }

    public boolean isNothing() {
        return used.isEmpty();
    }

    public BigDecimal total() {
        return usd(used);
    }

    /** Since the month has begun. */
    public BigDecimal usdThisMonth() {
        LocalDate first = today().withDayOfMonth(1);
        return usd(used.stream().filter(day -> !day.day().isBefore(first)).toList());
    }

    public long tokensToday() {
        return tokens(used.stream().filter(day -> day.day().equals(today())).toList());
    }

    /** Of what there may be, in per cent, at most 100. */
    public static int share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? 100
                : part.multiply(BigDecimal.valueOf(100))
                        .divide(whole, 0, RoundingMode.HALF_UP)
                        .min(BigDecimal.valueOf(100))
                        .intValue();
    }

    /** Oldest first, one for each of the days. */
    public List<Bar> bars() {
        Map<LocalDate, List<UsageView>> byDay =
                used.stream().collect(Collectors.groupingBy(UsageView::day, TreeMap::new, Collectors.toList()));
        BigDecimal most = byDay.values().stream()
                .map(this::measure)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ONE);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = today().minusDays(DAYS - 1L - i);
            List<UsageView> of = byDay.getOrDefault(day, List.of());
            BigDecimal measured = measure(of);
            int height = measured.signum() == 0 || most.signum() == 0
                    ? 0
                    : Math.max(
                            2,
                            measured.multiply(BigDecimal.valueOf(HEIGHT))
                                    .divide(most, 0, RoundingMode.HALF_UP)
                                    .intValue());
            bars.add(new Bar(day, usd(of), tokens(of), calls(of), i * WIDTH, HEIGHT - height, height));
        }
        return bars;
    }

    /** What the highest bar stands for. */
    public BigDecimal most() {
        return bars().stream()
                .map(bar -> isMoney() ? bar.usd() : BigDecimal.valueOf(bar.tokens()))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** The dearest first, and so their models. */
    public List<Provider> providers() {
        return parts(
                used,
                UsageView::provider,
                (kind, part) -> new Provider(
                        kind,
                        sum(part),
                        parts(part, UsageView::model, (name, days) -> new Model(name, sum(days)), Model::sum)),
                Provider::sum);
    }

    private static <T> List<T> parts(
            List<UsageView> days,
            Function<UsageView, String> by,
            BiFunction<String, List<UsageView>, T> make,
            Function<T, Sum> sum) {
        return days.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList())).entrySet().stream()
                .map(entry -> make.apply(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(sum, Comparator.comparing(Sum::usd).thenComparing(Sum::tokens))
                        .reversed())
                .toList();
    }

    private Sum sum(List<UsageView> days) {
        return new Sum(
                calls(days),
                days.stream().mapToLong(day -> day.unpricedCalls()).sum(),
                tokens(days),
                usd(days),
                share(measure(days), measure(used)));
    }

    private BigDecimal measure(List<UsageView> days) {
        return isMoney() ? usd(days) : BigDecimal.valueOf(tokens(days));
    }

    private static BigDecimal usd(List<UsageView> days) {
        return days.stream().map(day -> day.usd()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long tokens(List<UsageView> days) {
        return days.stream()
                .mapToLong(day -> day.inputTokens() + day.outputTokens())
                .sum();
    }

    private static long calls(List<UsageView> days) {
        return days.stream().mapToLong(day -> day.calls()).sum();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
