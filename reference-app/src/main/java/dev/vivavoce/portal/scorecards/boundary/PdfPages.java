package dev.vivavoce.portal.scorecards.boundary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text on numbered A4 pages, broken where they are too long. The font is Liberation Sans, which comes with PDFBox under the SIL Open
 * Font License: Latin, Greek, Cyrillic. A character that it does not have, or that runs from right to left, is shown as a box. Tagged:
 * what is a heading, a paragraph or a quote stands in the document.
 */
final class PdfPages implements AutoCloseable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final PDRectangle SIZE = PDRectangle.A4;
    private static final float MARGIN = 56;
    private static final float FOOT = 30;
    private static final float LEADING = 1.4f;
    private static final float THOUSAND = 1000;
    private static final int BOX = 0x25a1;
    private static final float RULE_GREY = 0.8f;
    private static final float RULE_WIDTH = 0.6f;

    /** How a line looks; grey from 0, black, to 1. */
    record Look(float size, float grey, boolean bold, float indent, String tag) {
        static final Look TEXT = new Look(10, 0.1f, false, 0, StandardStructureTypes.P);
        static final Look SOFT = new Look(9, 0.35f, false, 0, StandardStructureTypes.P);
        static final Look TITLE = new Look(20, 0, true, 0, StandardStructureTypes.H1);
        static final Look HEADING = new Look(12.5f, 0, true, 0, StandardStructureTypes.H2);
        static final Look LABEL = new Look(10, 0.1f, true, 0, StandardStructureTypes.H3);
        static final Look QUOTE = new Look(9, 0.35f, false, 14, StandardStructureTypes.BLOCK_QUOTE);

        Look indented() {
            return new Look(size, grey, bold, indent + 14, tag);
        }
    }

    private final PDDocument document = new PDDocument();
    private final PdfTags tags = new PdfTags(document);
    private final CmapLookup glyphs;
    private final TrueTypeFont shapes;
    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();
    private @Nullable PDPageContentStream page;
    private float y;
    private boolean isLacking;
    private boolean isMarked;

    PdfPages(String title, String language) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            shapes = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        }
        // Ligatures would be looked for in each word anew, which takes a minute for what is else a second's work.
        shapes.setEnableGsub(false);
        glyphs = shapes.getUnicodeCmapLookup();
        font = PDType0Font.load(document, shapes, true);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    /** Whether a character had to be shown as a box. */
    boolean isLacking() {
        return isLacking;
    }

    void text(String text, Look look) throws IOException {
        tags.element(look.tag());
        for (String line : shown(text).split("\n", -1)) {
            for (String part : broken(line, look)) {
                line(part, look);
            }
        }
        endMark();
    }

    /** A line between what came before and what follows. */
    void rule() throws IOException {
        PDPageContentStream current = page;
        if (current != null && y > MARGIN) {
            current.beginMarkedContent(COSName.ARTIFACT);
            current.setStrokingColor(RULE_GREY);
            current.setLineWidth(RULE_WIDTH);
            current.moveTo(MARGIN, y);
            current.lineTo(SIZE.getWidth() - MARGIN, y);
            current.stroke();
            current.endMarkedContent();
        }
    }

    /** Room before something new; at the foot of a page it begins on the next. */
    void gap(float height, float atLeast) {
        y -= height;
        if (y < MARGIN + atLeast) {
            y = 0;
        }
    }

    /** The document, its pages numbered. */
    /** {@code mark} says what stands beneath each page, of its number and how many there are. */
    byte[] finish(BiFunction<Integer, Integer, String> mark) throws IOException {
        closePage();
        int number = 0;
        for (PDPage sheet : document.getPages()) {
            number++;
            String text = mark.apply(number, document.getNumberOfPages());
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, sheet, PDPageContentStream.AppendMode.APPEND, true, true)) {
                Look look = Look.SOFT;
                foot.beginMarkedContent(COSName.ARTIFACT);
                write(foot, text, look, SIZE.getWidth() - MARGIN - width(text, look), FOOT);
                foot.endMarkedContent();
            }
        }
        tags.finish();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        closePage();
        document.close();
    }

    private void endMark() throws IOException {
        PDPageContentStream open = page;
        if (isMarked && open != null) {
            open.endMarkedContent();
        }
        isMarked = false;
    }

    private void closePage() throws IOException {
        endMark();
        PDPageContentStream open = page;
        page = null;
        if (open != null) {
            open.close();
        }
    }

    private void line(String text, Look look) throws IOException {
        PDPageContentStream current = page;
        float height = look.size() * LEADING;
        if (current == null || y - height < MARGIN) {
            closePage();
            PDPage sheet = new PDPage(SIZE);
            document.addPage(sheet);
            tags.page(sheet);
            current = new PDPageContentStream(document, sheet);
            page = current;
            y = SIZE.getHeight() - MARGIN;
        }
        y -= height;
        if (!text.isEmpty()) {
            if (!isMarked) {
                tags.open(document.getPage(document.getNumberOfPages() - 1), current);
                isMarked = true;
            }
            write(current, text, look, MARGIN + look.indent(), y);
        }
    }

    private void write(PDPageContentStream on, String text, Look look, float x, float baseline) throws IOException {
        on.beginText();
        on.setFont(font, look.size());
        on.setNonStrokingColor(look.grey());
        on.setStrokingColor(look.grey());
        on.setLineWidth(look.size() / 40);
        on.setRenderingMode(look.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        on.newLineAtOffset(x, baseline);
        on.showText(text);
        on.endText();
    }

    /** Only what the font can show; a tab is four spaces. */
    private String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .codePoints()
                .forEach(point -> {
                    if (point == '\n') {
                        shown.append('\n');
                    } else if (point == '\t') {
                        shown.append("    ");
                    } else if (Character.isSpaceChar(point) || Character.isISOControl(point)) {
                        shown.append(' ');
                    } else if (Character.getType(point) != Character.FORMAT) {
                        shown.appendCodePoint(isShown(point) ? point : BOX);
                    }
                });
        return shown.toString();
    }

    private boolean isShown(int point) {
        byte direction = Character.getDirectionality(point);
        boolean shown = glyphs.getGlyphId(point) != 0
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        isLacking |= !shown;
        return shown;
    }

    private List<String> broken(String line, Look look) throws IOException {
        float room = SIZE.getWidth() - 2 * MARGIN - look.indent();
        List<String> parts = new ArrayList<>();
        int start = 0;
        int space = -1;
        float width = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            float own = width(point) * look.size() / THOUSAND;
            if (width + own > room && i > start) {
                int end = space > start ? space : i;
                parts.add(line.substring(start, end));
                start = space > start ? space + 1 : i;
                space = -1;
                i = start;
                width = 0;
                continue;
            }
            if (point == ' ') {
                space = i;
            }
            width += own;
            i += Character.charCount(point);
        }
        parts.add(line.substring(start));
        return parts;
    }

    private float width(String text, Look look) throws IOException {
        float width = 0;
        for (int point : text.codePoints().toArray()) {
            width += width(point);
        }
        return width * look.size() / THOUSAND;
    }

    private float width(int point) throws IOException {
        Float known = widths.get(point);
        if (known == null) {
            known = shapes.getAdvanceWidth(glyphs.getGlyphId(point)) * THOUSAND / shapes.getUnitsPerEm();
            widths.put(point, known);
        }
        return known;
    }
}
