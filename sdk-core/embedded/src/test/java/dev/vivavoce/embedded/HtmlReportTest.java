package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.testkit.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Question QUESTION = Samples.session().turns().get(0).question();
    private static final Pattern NOT_CLOSED = Pattern.compile("<(meta|br|link)\\b([^>]*)>");

    @Test
    void shows_each_question_and_marks_each_quote() {
        Session session = Samples.session();
        String page = report(session);

        for (Turn turn : session.turns()) {
            assertThat(page).contains(escaped(turn.question().text()));
            if (turn instanceof Turn.Evaluated evaluated
                    && evaluated.evaluation() instanceof Evaluation.Scored scored) {
                scored.ratings().forEach(rating -> rating.evidence()
                        .forEach(evidence -> assertThat(page).contains(escaped(evidence.quote()))));
            }
        }
        assertThat(page).contains("<mark title=\"Evidence for ");
    }

    @Test
    void keeps_the_answer_as_it_was_given() throws Exception {
        String text = "First line.\n\n  Second   line, with <tags> & \"quotes\".";

        assertThat(answers(page(QUESTION, text)).get(0)).isEqualTo(text);
    }

    @Test
    void lets_no_text_become_a_tag() throws Exception {
        String hostile = "</div></style><script>alert(1)</script><img src=x onerror=alert(1)>'\"&amp;";
        Question question = Question.builder(
                        "q", "What about " + hostile + "?", QUESTION.competency(), QUESTION.rubric())
                .build();
        Session session = answered(new Position(hostile, hostile, Optional.empty()), question, hostile);
        Document page = parse(HtmlReport.of(session, Progress.of(List.of(session)), Optional.of(Samples.proposal())));

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(hostile);
    }

    @Test
    void bears_any_text() {
        for (String text : List.of(
                "",
                " ",
                "\u0000\u0001\u001b[31m",
                "\u202eabc",
                "👩‍🚒",
                "\ud800",
                "a".repeat(200_000),
                "]]>",
                "\uffff")) {
            assertThatCode(() -> parse(page(QUESTION, text))).doesNotThrowAnyException();
        }
    }

    @Test
    void shows_a_session_in_any_state() throws Exception {
        Session open = Session.builder("s", Position.of("Cook")).open();
        Session asked = open.plus(new Turn.Asked(QUESTION, NOON));

        assertThat(text(report(open))).contains("Nothing is rated yet");
        assertThat(text(report(asked))).contains("Not answered yet");
        assertThat(text(report(waiting(Position.of("Cook"), QUESTION, "So")))).contains("waits for its evaluation");
    }

    @Test
    void says_why_an_answer_was_not_rated() throws Exception {
        Session session = waiting(Position.of("Cook"), QUESTION, "asdf jkl qwer uiop zxcv bnm");
        String page = text(report(rated(session)));

        assertThat(page).contains("Not rated.").contains("1 not rateable");
    }

    @Test
    void loads_nothing_and_runs_nothing() {
        String page = report(Samples.session());

        assertThat(page).contains("default-src 'none'".replace("'", "&#39;"));
        assertThat(page).doesNotContainPattern("<(script|iframe|img|object|link)\\b");
        assertThat(page.replace("http-equiv", "")).doesNotContain("http");
    }

    @Test
    void gives_each_chart_a_name_and_each_figure_as_text() throws Exception {
        Document page = parse(report(Samples.session()));

        for (int i = 0; i < page.getElementsByTagName("svg").getLength(); i++) {
            assertThat(page.getElementsByTagName("svg").item(i).getAttributes().getNamedItem("aria-label"))
                    .isNotNull();
        }
        assertThat(page.getElementsByTagName("details").getLength()).isEqualTo(1);
    }

    @Test
    void shows_what_is_proposed_and_that_nothing_has_changed_yet() throws Exception {
        Session session = Samples.session();
        String page = text(HtmlReport.of(session, Progress.of(List.of(session)), Optional.of(Samples.proposal())));

        assertThat(page).contains("Nothing changes until you approve it");
        Samples.proposal().changes().forEach(change -> assertThat(page).contains(change.rationale()));
    }

    @Test
    void writes_numbers_with_a_point_wherever_it_runs() {
        Locale before = Locale.getDefault();
        String here = report(Samples.session());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(report(Samples.session())).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void needs_a_session() {
        assertThatNullPointerException()
                .isThrownBy(() -> HtmlReport.of(null, Progress.ofAttempts(List.of()), Optional.empty()))
                .withMessageContaining("session");
    }

    private static String report(Session session) {
        return HtmlReport.of(session, Progress.of(List.of(session)), Optional.empty());
    }

    private static String page(Question question, String answer) {
        return report(answered(Position.of("Cook"), question, answer));
    }

    private static Session waiting(Position position, Question question, String answer) {
        Turn.Asked asked = new Turn.Asked(question, NOON);
        Session session = Session.builder("s", position).open().plus(asked);
        return session.replace(0, asked.answer(Answer.typed(answer, Duration.ofSeconds(65), NOON)));
    }

    private static Session rated(Session waiting) {
        Turn.Answered turn = (Turn.Answered) waiting.turns().get(0);
        Submission submission = Submission.of(turn.question(), turn.answer(), Locale.ENGLISH);
        return waiting.replace(0, turn.evaluated(new RuleBasedEvaluator().evaluate(submission)));
    }

    private static Session answered(Position position, Question question, String answer) {
        return rated(waiting(position, question, answer));
    }

    private static List<String> answers(String page) throws Exception {
        Document parsed = parse(page);
        return IntStream.range(0, parsed.getElementsByTagName("div").getLength())
                .mapToObj(i -> parsed.getElementsByTagName("div").item(i))
                .filter(div -> div.getAttributes().getNamedItem("tabindex") != null)
                .map(Node::getTextContent)
                .toList();
    }

    private static String text(String page) throws IOException, ParserConfigurationException, SAXException {
        return parse(page).getDocumentElement().getTextContent();
    }

    /** The page as XML, which it is but for its few elements without an end. */
    private static Document parse(String page) throws IOException, ParserConfigurationException, SAXException {
        Matcher open = NOT_CLOSED.matcher(page.replace("<!doctype html>", ""));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(open.replaceAll("<$1$2/>"))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
