package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Evaluation.Scored;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said wrongly costs more than what is not said, and what is said rightly in other words costs nothing. */
class MistakeFinderTest {

    private static final String DOSE = "Gives an adult 500 mg to 1 g of paracetamol every four to six hours";
    private static final String LIMIT = "Never gives more than 4 g of paracetamol in 24 hours";

    private final RuleBasedEvaluator evaluator = new RuleBasedEvaluator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An adult gets half a gram to one gram of paracetamol, every four to six hours.",
                "An adult gets 1000 mg of paracetamol every 5 hours, and 15 mg per kg below 50 kg.",
                "um so an adult gets a gram I mean five hundred milligrams to one gram of paracetamol every six hours",
                "An adult gets five grams, sorry, 500 mg of paracetamol every six hours."
            })
    void covers_the_right_amount_in_other_words(String answer) {
        assertThat(covered(DOSE, answer)).isGreaterThan(0.5);
    }

    @Test
    void takes_one_for_an_amount_before_a_unit() {
        String anchor = "The ladder extends one metre above the edge";

        assertThat(covered(anchor, "Above the edge it is one metre."))
                .isGreaterThan(covered(anchor, "Above the edge it is there."));
        assertThat(covered(anchor, "Above the edge it is one millimetre.")).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An adult gets 5 g of paracetamol every four to six hours.",
                "An adult gets 500 mg to 1 g of paracetamol every four to six minutes.",
                "An adult gets five hundred grams of paracetamol every six hours.",
                "An adult gets 500 mg of paracetamol every forty hours."
            })
    void does_not_cover_what_is_said_with_a_wrong_amount(String answer) {
        assertThat(covered(DOSE, answer)).isLessThan(0.2);
    }

    /** The model answer says no word beside its amount that the answer could share. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Give 5 g every six hours.", "You take five grams every six hours.", "5 g every six hours."})
    void holds_an_amount_against_the_only_one_of_its_sort(String answer) {
        Submission right = new Submission(
                "What is the dose?",
                Style.TECHNICAL,
                GeneralRubric.of(Style.TECHNICAL),
                List.of(),
                List.of("500 mg every six hours."),
                "Give 500 mg every six hours.",
                Locale.ENGLISH);
        Scored wrong = Given.scored(evaluator.evaluate(right.withAnswer(answer)));

        assertThat(wrong.score())
                .isLessThanOrEqualTo(Given.scored(evaluator.evaluate(right)).score() - 3);
        assertThat(wrong.feedback().improvements()).anyMatch(point -> point.startsWith("Check the amount"));
    }

    @ParameterizedTest
    @CsvSource({
        "I never give more than 3 g of paracetamol in 24 hours.,true",
        "I give 4 g of paracetamol in 24 hours at most.,true",
        "I never give more than 8 g of paracetamol in 24 hours.,false"
    })
    void knows_within_what_limit(String answer, boolean right) {
        assertThat(covered(LIMIT, answer) > 0.5).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "Locks the valve open before the pump starts,I lock the valve closed before the pump starts.",
        "Locks the valve open before the pump starts,I do not lock the valve open before the pump starts.",
        "Signal 9 cannot be caught by the process,Signal 9 can be caught by the process."
    })
    void does_not_cover_the_contrary_of_a_decisive_word(String anchor, String answer) {
        assertThat(covered(anchor, answer)).isLessThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({
        "Locks the valve open before the pump starts,I lock the valve open before the pump starts. The tank stays closed.",
        "Every frame has a start bit and a stop bit,Each frame begins with a start bit and ends with a stop bit.",
        "Signal 9 cannot be caught by the process,Signal 9 can't be caught by the process; 15 can."
    })
    void leaves_a_contrary_alone_that_is_about_something_else(String anchor, String answer) {
        assertThat(covered(anchor, answer)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "Chooses TreeMap when the keys must stay sorted,I choose LinkedList when the keys must stay sorted.",
        "A lost session is answered with SIGTERM to the process,A lost session is answered with SIGSTOP to the process."
    })
    void does_not_cover_what_is_said_of_another_name(String anchor, String answer) {
        assertThat(covered(anchor, answer)).isLessThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({
        "Chooses TreeMap when the keys must stay sorted,I choose a TreeMap when keys must stay sorted; for order of access a LinkedHashMap.",
        "Puts a queue such as Kafka between writers and readers,I put a queue like RabbitMQ between the writers and the readers.",
        "Uses UDP or TCP for name resolution,For name resolution TCP is used."
    })
    void leaves_other_names_alone(String anchor, String answer) {
        assertThat(covered(anchor, answer)).isGreaterThan(0.5);
    }

    /** An answer to a short question is wrong where it says a wrong amount, the other limit, or of one thing what belongs to another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the dose?|500 mg every six hours, at most 4 g a day.|5 g every six hours and never above 14 g a day.",
                "What is the maximum dose a day?|4 g in all.|At least 4 g.",
                "How many channels are there at most?|512 channels.|Never fewer than 512.",
                "What is the danger zone?|From 8 °C to 63 °C.|From 18 °C to 36 °C.",
                "At which minutes is it taken?|At 1 minute and 5 minutes.|At 2 minutes and 15 minutes.",
                "What ratio do you use?|30 compressions to 2 breaths.|2 compressions to 30 breaths.",
                "What ratio do you use?|30 compressions to 2 breaths.|30 compressions to 12 breaths.",
                "What share does an employee pay?|6.2 percent for pensions and 1.45 percent for health.|6.2 percent for pensions, 2.45 percent for health.",
                "Which entry is it?|Debit machinery, credit cash.|Credit machinery, debit cash.",
                "Where do the yeasts gather?|Ale yeast rises to the top, lager yeast sinks to the bottom.|Lager yeast rises to the top, ale yeast sinks to the bottom.",
                "What are the shares?|6.2 percent for pensions and 1.45 percent for health.|1.45 percent for pensions and 6.2 percent for health.",
                "What do you add to what?|Add the acid slowly to the water.|Add the water slowly to the acid.",
                "Which clauses filter what?|HAVING filters groups, WHERE filters rows.|WHERE filters groups, HAVING filters rows.",
                "What is the dose?|500 mg every six hours.|500 mg or 5 g every six hours.",
                "May you mix bleach with acid?|No, never: chlorine gas forms.|Yes, chlorine gas forms.",
                "May you mix bleach with acid?|No, never: chlorine gas forms.|<p>Well, yes, chlorine gas forms.</p>",
                "At what temperature is it kept?|At −18 °C or colder.|At 18 degrees.",
                "What happens to the dose rate?|It falls to a quarter.|It falls to a third.",
                "How hot is it kept?|60 degrees Celsius or higher.|Never over sixty.",
                "What does the pump move?|The pump moves blood through the artery.|The pump moves blood through the vein.",
                "Which exit code tells that grep found nothing?|1|exit code two",
                "Which port does it use?|22|port 23",
                "How fast may you drive there?|At most 30 km/h.|30 mph",
                "Which wavelengths are used?|1490 nm downstream, 1310 nm upstream.|1310 nm downstream, 1490 nm upstream.",
                "Which protocol is it?|UDP, on port 53.|Port 53, over TCP rather than UDP.",
                "Which tendon is it?|The Achilles tendon.|Any but the Achilles tendon.",
                "What must you never do?|Never hold your breath.|Always hold your breath.",
                "Which way does the wind turn?|Counterclockwise, and the air rises.|Clockwise, and the air rises.",
                "Which code means what?|401 not authenticated, 403 not allowed.|403 if not authenticated, 401 if it may not.",
                "Which clauses filter when?|WHERE before grouping, HAVING after it.|HAVING before grouping, WHERE later.",
                "Which pins carry what?|Pin 2 transmits data, pin 3 receives it.|3 transmits data, and 2 is the other one.",
                "How high is the pitch?|440 hertz.|440 vibrations a minute.",
                "How much chlorine may there be?|1 to 3 parts per million.|1 to 3 parts per billion.",
                "How much salt is in it?|35 g of salt per kg of water.|35 mg of salt per kg of water.",
                "How cold is it kept?|At −18 °C or colder.|At minus 10.",
                "What is the fee?|25 euros a month.|25 dollars a month.",
                "How long does it rest at least?|At least 30 minutes.|20.",
                "What do the probes do?|Liveness: the container is restarted. Readiness: the pod gets no traffic.|Readiness: the container is restarted. Liveness: the pod gets no traffic.",
                "May you mix bleach with acid?|No, never: chlorine gas forms.|Yes you may if the chlorine gas has a way out.",
                "May you mix bleach with acid?|No, never: chlorine gas forms.|Yes: no chlorine gas forms.",
                "Does it float?|Yes, because it is lighter.|No because it is lighter.",
                "Which method may be sent again?|PUT|POST is, PUT isn't.",
                "Which way does it close?|Clockwise.|Anti-clockwise.",
                "Which port does it use?|443 over TCP.|443/UDP",
                "When is the tax due?|By the 10th of the following month.|By the 20th of the following month.",
                "What is the tolerance?|±0.05 mm|plus or minus 0.5 mm",
                "What is the pressure?|Around 120/80 mmHg.|80 over 120",
                "By when is it paid?|By 16:00.|After 4 pm.",
                "By when is it paid?|Before noon.|After noon.",
                "At what temperature does it boil?|At 100 °C.|100 °F",
                "What is the complexity of the search?|O(log n)|O(n log n)",
                "What is the complexity of the sort?|O(n²) in the worst case.|O(n log n) in the worst case.",
                "What is the complexity?|O(1) on average, O(n) in the worst case.|O(n) on average, O(1) in the worst case.",
                "Is it on?|Yes|No",
                "Which keyword begins it?|for|if",
                "What does the O stand for?|A|B",
                "What is the ratio of cement to sand?|1:3|3 to 1",
                "By which date is it filed?|By 31 July.|By 31 May.",
                "How long is an address?|128 bits|128 bytes",
                "Which exit code means success?|0|non-zero",
                "What do you do first?|Secure the scene, then call for help.|Call for help, then secure the scene.",
                "Do you lift with your back or your legs?|With the legs, the back stays straight.|With the back, the legs stay straight.",
                "Which yeast ferments at the top, ale or lager?|Ale yeast.|Lager yeast.",
                "Which colour is the starboard light?|Starboard is green.|Starboard is white.",
                "What does it do to the muscle?|Oxytocin makes the muscle contract.|Oxytocin makes the muscle relax."
            })
    void tells_who_answers_a_short_question_wrongly(String question, String right, String wrong) {
        Scored good = answered(question, right, right);
        Scored bad = answered(question, right, wrong);

        assertThat(good.feedback().improvements()).noneMatch(point -> point.startsWith("Check"));
        assertThat(bad.score()).isLessThanOrEqualTo(good.score() - 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the dose?|500 mg every six hours, at most 4 g a day.|Half a gram every six hours and never above 4 g a day.",
                "What is the danger zone?|From 8 °C to 63 °C.|Between eight and sixty-three degrees Celsius.",
                "What ratio do you use?|30 compressions to 2 breaths.|Two breaths after every thirty compressions.",
                "Which entry is it?|Debit machinery, credit cash.|Credit cash, debit machinery.",
                "Where do the yeasts gather?|Ale yeast rises to the top, lager yeast sinks to the bottom.|Lager at the bottom, ale on top.",
                "What do you add to what?|Add the acid slowly to the water.|The acid goes into the water, a little at a time.",
                "Which clauses filter what?|HAVING filters groups, WHERE filters rows.|rows with where, groups with having",
                "May you mix bleach with acid?|No, never: chlorine gas forms.|No, because of the chlorine gas.",
                "How much may it be?|No more than 4 g a day.|Yes, at most 4 g a day.",
                "What must you override too?|You must also override hashCode.|I never override equals without hashCode.",
                "What happens to the dose rate?|It falls to 25 percent.|It falls to a quarter.",
                "How many digits are the same?|The first six digits.|The first half a dozen digits.",
                "Which exit code tells that grep found nothing?|1|exit code one",
                "Which code is it?|7600|squawk seven six zero zero",
                "How long may you drive?|4.5 hours, then a break of 45 minutes.|4 h 30, then three quarters of an hour off.",
                "What must you never do?|Never hold your breath.|I never hold my breath.",
                "Which code means what?|401 not authenticated, 403 not allowed.|403 not allowed, and 401 if it is not authenticated.",
                "Which circuits are live?|If C fails, A and B are still live.|B and A are still live if C fails.",
                "What is the default, and what cannot be caught?|By default it is SIGTERM, 15; SIGKILL, 9, cannot be caught.|By default it's 15, SIGTERM; nobody can catch 9, SIGKILL.",
                "How high is the pitch?|440 hertz.|440 cycles per second.",
                "Which yeast ferments at the top, ale or lager?|Ale yeast.|Not lager but ale yeast.",
                "Do you lift with your back or your legs?|With the legs, the back stays straight.|With the legs, and I keep my back straight.",
                "What is the ratio of cement to sand?|1:3|1 to 3",
                "By which date is it filed?|By 31 May.|31 May",
                "How long is an address?|128 bits|16 bytes",
                "What do you do first?|Secure the scene, then call for help.|First I secure the scene and then I call for help.",
                "What is the complexity of the search?|O(log n)|It takes O(log(n)) steps.",
                "What is the complexity of the sort?|O(n²)|O(n^2)",
                "What is the complexity?|O(n²)|quadratic",
                "Is it on?|Yes|yes.",
                "Which keyword begins it?|for|FOR",
                "Which operator is it?|==|==",
                "Which class matches a digit?|\\d|\\d",
                "Which vitamin is it?|C|Vitamin C",
                "What is the pressure?|Around 120/80 mmHg.|120 over 80",
                "By when is it paid?|By 16:00.|Not after 4 pm.",
                "At what temperature does it boil?|At 100 °C.|212 °F",
                "Which way does it close?|Anticlockwise.|Counter-clockwise.",
                "When is the tax due?|By the 10th of the following month.|On the tenth of the next month.",
                "What is the tolerance?|±0.05 mm|plus or minus 0.05 mm",
                "Is a left join an inner join?|No, a left join keeps rows without a match.|No, rows that match nothing stay.",
                "How far apart are they?|At least four hours, and no more than 4 g a day.|No less than four hours; I don't go over 4 g a day.",
                "Is it safe?|Yes, it is safe on level ground.|No doubt it is safe on level ground.",
                "Is it safe?|No, it is not safe on level ground.|Certainly not; it is not safe on level ground.",
                "How much gluten may it contain?|No more than 20 mg per kilogram.|20 ppm at most.",
                "How long does it rest?|One hour.|An hour.",
                "How fast may you drive at most?|At most 50 km/h.|40 km/h"
            })
    void takes_a_short_right_answer_in_other_words(String question, String right, String answer) {
        Scored said = answered(question, right, answer);

        assertThat(said.score()).isGreaterThanOrEqualTo(6);
        assertThat(said.feedback().improvements()).noneMatch(point -> point.startsWith("Check"));
        assertThat(said.flags()).isEmpty();
    }

    /** In a text of capitals a word of grammar is no name, though its units are small. */
    @Test
    void reads_capitals_as_it_reads_small_letters() {
        String question = "Which dose do you give?";
        String reference = "500 mg every six hours, and at most 4 g a day in all.";
        String answer = "give half a gram every six hours and no more than 4 g in all in a day";

        assertThat(answered(question, reference, answer.toUpperCase(Locale.ROOT).replace("4 G", "4 g"))
                        .score())
                .isEqualTo(answered(question, reference, answer).score());
    }

    /** Who denies one of many says nothing of the others. */
    @Test
    void takes_one_of_a_sort_that_is_denied_for_none_of_the_others() {
        String reference = "The weld is shielded by argon.";
        Scored denied = answered("How is the weld shielded?", reference, "The weld is not shielded by helium.");
        Scored other = answered("How is the weld shielded?", reference, "The weld is shielded by helium.");

        assertThat(denied.score()).isLessThan(6);
        assertThat(other.feedback().improvements()).anyMatch(point -> point.startsWith("Check the word"));
    }

    /** Many words are expected here, and each part says something of two points without meaning either. */
    @Test
    void takes_nothing_for_exchanged_where_much_is_expected() {
        Scored said = Given.scored(evaluator.evaluate(new Submission(
                "Explain what happens when you type an address into a browser.",
                Style.TECHNICAL,
                GeneralRubric.of(Style.TECHNICAL),
                List.of(
                        new Anchor("Name", "The name is resolved by DNS, with caches on the way."),
                        new Anchor("Connection", "TCP and TLS are set up, certificates are checked."),
                        new Anchor("Request", "An HTTP request is sent and a server or proxy answers."),
                        new Anchor(
                                "Rendering", "The browser parses HTML, loads further resources and builds the page.")),
                List.of(),
                "The browser asks the DNS for the IP and then connects to the server. The server sends the HTML back and the browser"
                        + " shows it. With https it is encrypted.",
                Locale.ENGLISH)));

        assertThat(said.feedback().improvements()).noneMatch(point -> point.startsWith("Check"));
    }

    @Test
    void cannot_be_talked_out_of_what_is_wrong() {
        String wrong = "2 compressions to 30 breaths.";
        String padding =
                " I have done this for many years and I always take care to work thoroughly and to talk to my colleagues about"
                        + " it, because that matters to me a lot in my daily work.";

        assertThat(answered("What ratio do you use?", "30 compressions to 2 breaths.", wrong + padding)
                        .score())
                .isLessThanOrEqualTo(answered("What ratio do you use?", "30 compressions to 2 breaths.", wrong)
                        .score());
    }

    private Scored answered(String question, String right, String answer) {
        return Given.scored(evaluator.evaluate(new Submission(
                question,
                Style.TECHNICAL,
                GeneralRubric.of(Style.TECHNICAL),
                List.of(),
                List.of(right),
                answer,
                Locale.ENGLISH)));
    }

    @Test
    void does_not_expect_the_amount_of_an_example() {
        String anchor = "The diameter shrinks by the same factor, e.g. 300 m to 30 m";

        assertThat(covered(anchor, "The diameter shrinks by the same factor, so 4000 m becomes 400 m."))
                .isGreaterThan(0.5);
    }

    @Test
    void costs_more_than_to_say_nothing() {
        String answer = "An adult gets 500 mg of paracetamol every six hours, because the liver needs time.";
        String wrong = answer + " In 24 hours I give no more than 14 g of paracetamol.";

        assertThat(score(wrong)).isLessThan(score(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 mg ",
                "twenty ",
                "oh seven ",
                "at most ",
                "4 to ",
                "acid to water to ",
                "half and a half ",
                "one hour and ",
                "per 100 ",
                "it takes O( steps ",
                "it takes O(n) steps ",
                ") a ",
                "at 6:30 ",
                "half past ",
                "anti-clockwise ",
                "the water isn't, ",
                "nothing ",
                "120/80 ",
                "20 mg per kg ",
                "any but "
            })
    void reads_a_long_row_of_the_same(String words) {
        String answer = "An adult gets 5 g of paracetamol " + words.repeat(190_000 / words.length());

        assertThat(evaluator.evaluate(submission(List.of(DOSE, LIMIT), answer))).isNotNull();
        assertThat(answered("What do you add?", "The acid to the water, 5 g at most.", answer))
                .isNotNull();
    }

    @Test
    void reads_a_long_row_of_numbers_in_time_that_grows_with_it() {
        StringBuilder numbers = new StringBuilder("An adult gets 5 g of paracetamol");
        for (int i = 0; numbers.length() < 190_000; i++) {
            numbers.append(' ').append(i).append(" mg");
        }

        assertThat(evaluator.evaluate(submission(List.of(DOSE, LIMIT), numbers.toString())))
                .isNotNull();
    }

    private double covered(String anchor, String answer) {
        return Given.scored(evaluator.evaluate(submission(List.of(anchor), answer)))
                .anchors()
                .get(0)
                .covered();
    }

    private double score(String answer) {
        return Given.scored(evaluator.evaluate(submission(List.of(DOSE, LIMIT), answer)))
                .score();
    }

    private static Submission submission(List<String> anchors, String answer) {
        return Given.submission(
                "What do you watch out for at work?",
                Style.TECHNICAL,
                Given.KNOWLEDGE,
                anchors.stream().map(text -> new Anchor("Point", text)).toList(),
                List.of(),
                answer);
    }
}
