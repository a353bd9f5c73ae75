package dev.vivavoce.portal.scorecards.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.session.Answer;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Cohorts.Cohort;
import dev.vivavoce.portal.texts.control.Languages;
import dev.vivavoce.portal.texts.control.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfScoreCardTest {
    private interface Look {
        void at(PDDocument document, String text) throws IOException;
    }

    private static final List<Texts> LANGUAGES = new Languages().of(List.of("en", "de"));
    private static final Cohort NOBODY_ELSE = new Cohort(0, Optional.empty(), Map.of());
    private static final Map<UUID, String> NAMES = Map.of(Cards.REVIEWER, "Rita Reviewer");

    private static void read(Card card, Look look) throws IOException {
        read(card, LANGUAGES.get(0), look);
    }

    private static void read(Card card, Texts texts, Look look) throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfScoreCard.of(card, NOBODY_ELSE, NAMES, texts))) {
            look.at(document, new PDFTextStripper().getText(document).replaceAll("\\s+", " "));
        }
    }

    @Test
    void says_what_stands_on_the_card() throws IOException {
        read(Cards.of(List.of("She told more than that."), "I sorted by urgency and told them."), (document, text) -> {
            assertThat(text)
                    .contains("Ward nurse, Łódź", "Zoë Müller", "I sorted by urgency and told them.")
                    .contains("Clarity: machine 3 of 5, people 4 of 5", "“I sorted by ”")
                    .contains("Rita Reviewer: 4 of 5. She told more than that.", "Flags: Very short", "Page 1 of ")
                    .contains("Too few others");
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
    void speaks_the_language_of_whoever_reads_it() throws IOException {
        read(Cards.of("I sorted by urgency and told them."), LANGUAGES.get(1), (document, text) -> {
            assertThat(text)
                    .contains("Bewertung der Maschine: ", " von 10, wahrscheinlich ", "(1 Antwort)", "Seite 1 von ")
                    .contains("Zu wenige andere", "Maschine 3 von 5", "Hinweise: Sehr kurz")
                    .doesNotContain(" of ", "Score", "rated");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
        });
    }

    @Test
    void compares_with_the_others_where_there_are_enough() throws IOException {
        byte[] bytes = PdfScoreCard.of(
                Cards.of("I sorted by urgency and told them."),
                new Cohort(7, Optional.of(6.25), Map.of("Patient care", 5.5)),
                Map.of(),
                LANGUAGES.get(0));
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Median of 7 others for this position: 6.2", "median of others 5.5");
        }
    }

    @Test
    void a_screen_reader_is_told_what_is_a_heading_a_paragraph_and_a_quote() throws IOException {
        read(Cards.of("I sorted by urgency. ".repeat(400), "Then I told them."), (document, text) -> {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            PDStructureElement whole = (PDStructureElement) document.getDocumentCatalog()
                    .getStructureTreeRoot()
                    .getKids()
                    .get(0);
            List<PDStructureElement> parts =
                    whole.getKids().stream().map(PDStructureElement.class::cast).toList();
            assertThat(parts.get(0).getStructureType()).isEqualTo("H1");
            assertThat(parts).extracting(PDStructureElement::getStructureType).contains("H2", "H3", "P", "BlockQuote");
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(parts)
                    .as("an answer that goes on over the page is one paragraph")
                    .anyMatch(part -> part.getKids().size() > 1);
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor marks = new PDFMarkedContentExtractor();
                marks.processPage(page);
                assertThat(marks.getMarkedContents()).isNotEmpty().allSatisfy(mark -> assertThat(
                                mark.getMCID() >= 0 || mark.getTag().equals("Artifact"))
                        .isTrue());
            }
        });
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
