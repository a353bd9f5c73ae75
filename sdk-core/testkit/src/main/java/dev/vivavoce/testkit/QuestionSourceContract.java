package dev.vivavoce.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link QuestionSource} keeps to. Extend it with a test class that gives one.
 *
 * <p>A broken MUST fails; a broken SHOULD aborts the test and says why. A source that is unavailable while it is tested
 * fails, but for S10, where that is allowed.
 */
public abstract class QuestionSourceContract {

    private static final long SEEDS = 12;

    /** For the test classes that extend it. */
    protected QuestionSourceContract() {}

    /** The source to be tested: a new one, or one for all rules. */
    protected abstract QuestionSource source();

    /** A query for which the source has more questions than it asks for; {@link Samples#query} unless overridden. */
    protected QuestionQuery query() {
        return Samples.query();
    }

    @Test
    @DisplayName("S1 MUST find as many questions of each style as wanted, where it has them, and no others")
    public void respects_the_mix() {
        assertThat(styles(source().find(query()))).isEqualTo(longs(query().mix()));
    }

    @Test
    @DisplayName("S2 MUST NOT find an excluded question")
    public void leaves_out_what_is_excluded() {
        QuestionSource source = source();
        Set<QuestionId> excluded = new HashSet<>();
        for (int round = 0; round < SEEDS; round++) {
            List<QuestionId> found = ids(source.find(query(query().mix(), excluded, Map.of())));
            assertThat(found).as("questions but for %s", excluded).noneMatch(excluded::contains);
            excluded.addAll(found);
        }
    }

    @Test
    @DisplayName("S3 MUST NOT find a question twice")
    public void finds_nothing_twice() {
        QuestionSource source = source();
        assertThat(ids(source.find(query()))).doesNotHaveDuplicates();
        assertThat(ids(source.find(query(times(10), Set.of(), Map.of())))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("S4 MUST find fewer questions rather than wrong ones")
    public void finds_fewer_rather_than_wrong_ones() {
        QuestionSource source = source();
        Map<Style, Integer> greedy = times(100);
        Map<Style, Long> found = styles(source.find(query(greedy, Set.of(), Map.of())));
        assertThat(found.keySet()).isSubsetOf(greedy.keySet());
        found.forEach((style, count) -> assertThat(count)
                .as("questions of style %s", style)
                .isLessThanOrEqualTo(greedy.getOrDefault(style, 0)));
        assertThat(source.find(query(Map.of(), Set.of(), Map.of())))
                .as("questions for an empty mix")
                .isEmpty();
    }

    @Test
    @DisplayName("S5 MUST find questions in the order of their styles")
    public void keeps_the_order_of_styles() {
        assertThat(source().find(query())).extracting(Question::style).isSorted();
    }

    @Test
    @DisplayName("S6 MUST find the same questions for the same query")
    public void is_repeatable() {
        QuestionSource source = source();
        assertThat(source.find(query())).isEqualTo(source.find(query()));
    }

    @Test
    @DisplayName("S7 SHOULD find different questions for different seeds")
    public void varies_with_the_seed() {
        QuestionSource source = source();
        Rules.should(() -> assertThat(LongStream.range(0, SEEDS)
                        .mapToObj(seed -> Set.copyOf(ids(source.find(query(seed, OptionalDouble.empty())))))
                        .distinct())
                .as("choices by %d seeds", SEEDS)
                .hasSizeGreaterThan(1));
    }

    @Test
    @DisplayName("S8 SHOULD prefer questions that were shown less")
    public void prefers_what_was_shown_less() {
        QuestionSource source = source();
        Rules.should(() -> {
            List<QuestionId> first = ids(source.find(query()));
            Map<QuestionId, Integer> exposure = new HashMap<>();
            first.forEach(id -> exposure.put(id, 1_000));
            assertThat(ids(source.find(query(query().mix(), Set.of(), exposure))))
                    .as("questions once the first choice has been shown a thousand times")
                    .anyMatch(id -> !first.contains(id));
        });
    }

    @Test
    @DisplayName("S9 SHOULD ask harder questions of those who are stronger")
    public void follows_the_strength() {
        QuestionSource source = source();
        Rules.should(() -> assertThat(difficulty(source, 0.95))
                .as("mean difficulty for a strong person")
                .isGreaterThan(difficulty(source, 0.05)));
    }

    @Test
    @DisplayName("S10 MUST bear any query, and throw nothing but UnavailableException")
    public void bears_any_query() {
        QuestionSource source = source();
        List<Position> positions = new ArrayList<>();
        positions.add(Position.of("x"));
        positions.add(Position.of("👩‍🚒 رجل إطفاء \u202e"));
        positions.add(new Position("Nurse", "nurse ".repeat(Position.MOST_CHARACTERS / 6), Optional.empty()));
        positions.add(new Position("<b>Nurse</b>", "${x} \\E (?", Optional.empty()));
        SampleAnswers.HOSTILE.forEach(text -> positions.add(new Position(
                "Nurse",
                text.substring(0, Math.min(text.length(), Position.MOST_CHARACTERS)),
                query().position().seniority())));
        SampleAnswers.INSTRUCTIONS.forEach(text -> positions.add(new Position("Nurse", text, Optional.empty())));
        Topic topic = new Topic(new TopicId("?"), "Zzyzx?", "*:* AND (", 1, 1, "\"");
        Map<QuestionId, Integer> unknown = Map.of(new QuestionId("\u0000"), Integer.MAX_VALUE);
        for (Position position : positions) {
            QuestionQuery hostile = new QuestionQuery(
                    position,
                    Optional.of(topic),
                    query().mix(),
                    unknown.keySet(),
                    unknown,
                    OptionalDouble.of(1),
                    query().locale(),
                    Long.MIN_VALUE);
            Rules.orUnavailable(() -> source.find(hostile)).ifPresent(this::keepsTheMix);
        }
    }

    @Test
    @DisplayName("S11 MUST be safe to use from several threads")
    public void is_thread_safe() {
        QuestionSource source = source();
        List<List<QuestionId>> alone = bySeed(source);
        assertThat(Rules.together(() -> bySeed(source)))
                .as("what each of several threads finds")
                .allMatch(alone::equals, "what one alone finds");
    }

    @Test
    @DisplayName("S12 MAY find nothing for a language that it lacks, but keeps to the mix")
    public void may_lack_a_language() {
        QuestionQuery query = query();
        QuestionQuery basque = new QuestionQuery(
                query.position(),
                query.topic(),
                query.mix(),
                query.exclude(),
                query.exposure(),
                query.strength(),
                Locale.forLanguageTag("eu"),
                query.seed());
        keepsTheMix(source().find(basque));
    }

    private void keepsTheMix(List<Question> found) {
        Map<Style, Integer> mix = query().mix();
        styles(found).forEach((style, count) -> assertThat(count)
                .as("questions of style %s", style)
                .isLessThanOrEqualTo(mix.getOrDefault(style, 0)));
    }

    private List<List<QuestionId>> bySeed(QuestionSource source) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> ids(source.find(query(seed, OptionalDouble.empty()))))
                .toList();
    }

    private double difficulty(QuestionSource source, double strength) {
        return LongStream.range(0, SEEDS)
                .boxed()
                .flatMap(seed -> source.find(query(seed, OptionalDouble.of(strength))).stream())
                .mapToInt(question -> hardness(question.difficulty()))
                .average()
                .orElse(0);
    }

    private static int hardness(Difficulty difficulty) {
        return switch (difficulty) {
            case EASY -> 0;
            case MEDIUM -> 1;
            case HARD -> 2;
        };
    }

    private Map<Style, Integer> times(int factor) {
        Map<Style, Integer> more = new HashMap<>();
        query().mix().forEach((style, count) -> more.put(style, count * factor));
        return more;
    }

    private QuestionQuery query(long seed, OptionalDouble strength) {
        QuestionQuery query = query();
        return new QuestionQuery(
                query.position(),
                query.topic(),
                query.mix(),
                query.exclude(),
                query.exposure(),
                strength,
                query.locale(),
                seed);
    }

    private QuestionQuery query(Map<Style, Integer> mix, Set<QuestionId> exclude, Map<QuestionId, Integer> exposure) {
        QuestionQuery query = query();
        return new QuestionQuery(
                query.position(),
                query.topic(),
                mix,
                exclude,
                exposure,
                query.strength(),
                query.locale(),
                query.seed());
    }

    private static List<QuestionId> ids(List<Question> questions) {
        return questions.stream().map(Question::id).toList();
    }

    private static Map<Style, Long> styles(List<Question> questions) {
        return questions.stream().collect(groupingBy(Question::style, counting()));
    }

    private static Map<Style, Long> longs(Map<Style, Integer> mix) {
        Map<Style, Long> longs = new HashMap<>();
        mix.forEach((style, count) -> longs.put(style, (long) count));
        return longs;
    }
}
