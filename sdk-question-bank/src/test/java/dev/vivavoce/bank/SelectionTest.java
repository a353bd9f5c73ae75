package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.spi.QuestionQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final QuestionBank BANK = QuestionBank.bundled();
    private static final Position NURSE = Position.of("Registered nurse");

    @Property(tries = 100)
    void keeps_to_the_wanted_styles_whatever_the_seed(@ForAll long seed) {
        for (InterviewFormat format : List.of(InterviewFormat.SCREENING, InterviewFormat.TECHNICAL)) {
            List<Question> found = BANK.find(query(NURSE, format.mix(), Set.of(), Map.of(), seed));
            assertThat(found).hasSize(format.questions()).doesNotHaveDuplicates();
            format.mix().forEach((style, count) -> assertThat(found)
                    .filteredOn(question -> question.style() == style)
                    .hasSize(count));
        }
    }

    @Test
    void gives_other_people_other_questions_and_the_same_seed_the_same() {
        Set<List<QuestionId>> different = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            List<QuestionId> found = ids(BANK.find(query(NURSE, technical(8), Set.of(), Map.of(), seed)));
            assertThat(ids(BANK.find(query(NURSE, technical(8), Set.of(), Map.of(), seed))))
                    .isEqualTo(found);
            different.add(found);
        }

        assertThat(different).hasSizeGreaterThan(18);
    }

    @Test
    void asks_nothing_twice_until_all_was_asked() {
        Set<QuestionId> asked = new HashSet<>();
        for (int session = 0; session < 200; session++) {
            List<QuestionId> found = ids(BANK.find(query(NURSE, technical(8), asked, Map.of(), session)));
            assertThat(found).allMatch(asked::add, "was not asked before");
        }

        assertThat(BANK.find(query(NURSE, technical(8), asked, Map.of(), 1))).isEmpty();
        assertThat(asked).hasSizeGreaterThan(20);
    }

    @Test
    void shows_the_least_shown_first() {
        List<QuestionId> usual = ids(BANK.find(query(NURSE, technical(8), Set.of(), Map.of(), 3)));
        Map<QuestionId, Integer> exposure = new HashMap<>();
        usual.forEach(id -> exposure.put(id, 50));

        assertThat(ids(BANK.find(query(NURSE, technical(8), Set.of(), exposure, 3))))
                .doesNotContainAnyElementsOf(usual);
    }

    @Test
    void spreads_what_it_shows_over_many_people() {
        Map<QuestionId, Integer> exposure = new HashMap<>();
        for (int person = 0; person < 100; person++) {
            BANK.find(query(NURSE, technical(4), Set.of(), exposure, person))
                    .forEach(question -> exposure.merge(question.id(), 1, Integer::sum));
        }

        assertThat(exposure.values()).allMatch(count -> count <= 40);
        assertThat(exposure).hasSizeGreaterThan(15);
    }

    @Test
    void pitches_at_the_level_of_the_job() {
        double intern = steps(new Position("Registered nurse", "", Optional.of(Seniority.INTERN)));
        double lead = steps(new Position("Registered nurse", "", Optional.of(Seniority.LEAD)));

        assertThat(lead).isGreaterThan(intern + 0.5);
    }

    @Test
    void finds_the_questions_of_a_topic_that_is_no_skill_by_its_words() {
        Position developer = Position.of("Backend developer");
        Topic databases = new Topic(new TopicId("t1"), "Databases", "What I need.", 1, 10, "Does it.");
        Topic elsewhere = new Topic(new TopicId("t2"), "Roof leaks", "What I need.", 1, 10, "Does it.");
        Topic nowhere = new Topic(new TopicId("t3"), "Xyzzy plugh", "What I need.", 1, 10, "Does it.");

        for (long seed = 0; seed < 5; seed++) {
            assertThat(BANK.find(on(databases, developer, seed)))
                    .hasSize(2)
                    .allMatch(question -> mentions(question, "database|sql|table|query|index|transaction"));
            assertThat(BANK.find(on(elsewhere, developer, seed)))
                    .hasSize(2)
                    .allMatch(question -> mentions(question, "leak|roof"));
            assertThat(BANK.find(on(nowhere, developer, seed)))
                    .isEqualTo(BANK.find(query(developer, technical(2), Set.of(), Map.of(), seed)));
        }
    }

    private static boolean mentions(Question question, String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE)
                .matcher(question.text() + question.skill() + question.anchors())
                .find();
    }

    private static QuestionQuery on(Topic topic, Position position, long seed) {
        return new QuestionQuery(
                position,
                Optional.of(topic),
                technical(2),
                Set.of(),
                Map.of(),
                OptionalDouble.empty(),
                Locale.ENGLISH,
                seed);
    }

    @Test
    void keeps_to_a_topic_while_it_has_questions() {
        Topic topic = new Topic(new TopicId("wounds"), "Wound care", "Wound care.", 1, 10, "Does it.");
        QuestionQuery query = new QuestionQuery(
                NURSE, Optional.of(topic), technical(1), Set.of(), Map.of(), OptionalDouble.empty(), Locale.ENGLISH, 1);

        assertThat(BANK.find(query)).singleElement().satisfies(question -> assertThat(question.subject())
                .isEqualTo("Wound care"));
    }

    @Test
    void finds_no_more_than_there_are() {
        List<Question> found = BANK.find(query(NURSE, Map.of(Style.CODING, 3), Set.of(), Map.of(), 1));

        assertThat(found).isEmpty();
        assertThat(BANK.find(query(NURSE, Map.of(), Set.of(), Map.of(), 1))).isEmpty();
    }

    @Test
    void asks_what_any_job_asks_for_where_nobody_can_tell_the_job() {
        Position unknown = Position.of("Xq zzk wvv");

        assertThat(BANK.find(query(unknown, InterviewFormat.SCREENING.mix(), Set.of(), Map.of(), 1)))
                .hasSize(5);
        assertThat(BANK.find(query(unknown, technical(3), Set.of(), Map.of(), 1)))
                .isEmpty();
        Position mentioned = new Position("Xq zzk wvv", "You know Kubernetes and wound care.", Optional.empty());
        assertThat(BANK.find(query(mentioned, technical(3), Set.of(), Map.of(), 1)))
                .isNotEmpty()
                .allMatch(question -> Set.of("Wound care", "Kubernetes").contains(question.subject())
                        || question.subject().toLowerCase(Locale.ROOT).contains("container"));
    }

    @Test
    void knows_no_question_in_another_language() {
        QuestionQuery query = new QuestionQuery(
                NURSE, Optional.empty(), technical(3), Set.of(), Map.of(), OptionalDouble.empty(), Locale.GERMAN, 1);

        assertThat(BANK.find(query)).isEmpty();
    }

    private static double steps(Position position) {
        return BANK.find(query(position, technical(8), Set.of(), Map.of(), 5)).stream()
                .mapToInt(question -> Seniority.INTERN.stepsTo(question.seniority()))
                .average()
                .orElseThrow();
    }

    private static Map<Style, Integer> technical(int count) {
        return Map.of(Style.TECHNICAL, count);
    }

    private static List<QuestionId> ids(List<Question> questions) {
        return questions.stream().map(Question::id).toList();
    }

    private static QuestionQuery query(
            Position position,
            Map<Style, Integer> mix,
            Set<QuestionId> exclude,
            Map<QuestionId, Integer> exposure,
            long seed) {
        return new QuestionQuery(
                position, Optional.empty(), mix, exclude, exposure, OptionalDouble.empty(), Locale.ENGLISH, seed);
    }
}
