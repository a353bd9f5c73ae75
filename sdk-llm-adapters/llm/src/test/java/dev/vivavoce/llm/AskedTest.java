package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.testkit.Samples;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AskedTest {

    private final Asked.Recent recent = new Asked.Recent();

    private static Submission submission(String question, String answer, List<String> references, Locale locale) {
        Submission like = Samples.submission();
        return new Submission(question, like.style(), like.rubric(), like.anchors(), references, answer, locale);
    }

    @Test
    void is_read_once_for_all_answers_to_a_question() {
        Asked first = recent.of(submission("Why?", "Because.", List.of(), Locale.ENGLISH));
        assertThat(recent.of(submission("Why?", "For no reason.", List.of(), Locale.ENGLISH)))
                .isSameAs(first);
    }

    @Test
    void is_another_where_anything_else_differs() {
        Asked first = recent.of(submission("Why?", "Because.", List.of(), Locale.ENGLISH));
        assertThat(recent.of(submission("Why not?", "Because.", List.of(), Locale.ENGLISH)))
                .isNotSameAs(first);
        Asked german = recent.of(submission("Why?", "Because.", List.of(), Locale.GERMAN));
        assertThat(german.with("[]")).contains("\"language\":\"de\"").endsWith(",\"answer\":[]}");
        assertThat(recent.of(submission("Why?", "Because.", List.of("Since."), Locale.GERMAN))
                        .with("[]"))
                .contains("\"good_answers\":[\"Since.\"]");
    }

    @Test
    void a_question_may_have_no_word() {
        assertThat(recent.of(submission("?!", "Because.", List.of(), Locale.ENGLISH))
                        .keys())
                .containsExactly("");
    }
}
