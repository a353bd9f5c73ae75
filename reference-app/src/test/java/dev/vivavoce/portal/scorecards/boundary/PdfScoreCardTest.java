package dev.vivavoce.portal.scorecards.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.session.Answer;
import dev.vivavoce.portal.scorecards.control.Card;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfScoreCardTest {
    private interface Look {
        void at(PDDocument document, String text) throws IOException;
    }

    private static void read(Card card, Look look) throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfScoreCard.of(card))) {
            look.at(document, new PDFTextStripper().getText(document).replaceAll("\\s+", " "));
        }
    }

    @Test
    void says_what_stands_on_the_card() throws IOException {
        read(Cards.of(List.of("She told more than that."), "I sorted by urgency and told them."), (document, text) -> {
            assertThat(text)
                    .contains("Ward nurse, Łódź", "Zoë Müller", "I sorted by urgency and told them.")
                    .contains("Clarity: machine 3 of 5, people 4 of 5", "“I sorted by ”")
                    .contains("She told more than that.", "Flags: too-short", "Page 1 of ");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Score card: Ward nurse, Łódź");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
            }
        });
        read(Cards.of("Anything.").blind(), (document, text) -> assertThat(text).doesNotContain("Müller", "zoe@"));
    }

    @Test
    void other_alphabets_can_be_read_and_what_the_font_lacks_is_owned_up_to() throws IOException {
        read(
                Cards.of("Łódź, naïve, Straße, Ελληνικά κείμενο, Русский текст, їжак, café\u0301"),
                (document, text) -> assertThat(text)
                        .contains("Łódź, naïve, Straße, Ελληνικά κείμενο, Русский текст, їжак, caf")
                        .doesNotContain("does not have"));
        read(Cards.of("日本語 العربية עברית 🎉 and English\u202e\u0000"), (document, text) -> assertThat(text)
                .contains("and English", "does not have", "□"));
    }

    @Test
    void a_huge_answer_takes_many_pages_and_loses_no_word() throws IOException {
        String huge = "Word ".repeat(Answer.MOST_CHARACTERS / 5 - 1) + "end.";

        read(Cards.of(huge, "x".repeat(Answer.MOST_CHARACTERS), "\n".repeat(2000) + "after"), (document, text) -> {
            assertThat(document.getNumberOfPages()).isGreaterThan(100);
            assertThat(text.split("Word", -1)).hasSizeGreaterThan(Answer.MOST_CHARACTERS / 5 - 2);
            assertThat(text.chars().filter(letter -> letter == 'x').count())
                    .isGreaterThanOrEqualTo(Answer.MOST_CHARACTERS);
            assertThat(text).contains("end.", "after", "Page 1 of " + document.getNumberOfPages());
        });
    }
}
