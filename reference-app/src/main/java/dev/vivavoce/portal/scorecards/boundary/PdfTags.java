package dev.vivavoce.portal.scorecards.boundary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** The structure of a document, from which a screen reader knows what is a heading, a paragraph or a quote, and in which order. */
final class PdfTags {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
    private final List<COSArray> pages = new ArrayList<>();
    private PDStructureElement current = whole;

    PdfTags(PDDocument document) {
        PDMarkInfo mark = new PDMarkInfo();
        mark.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(mark);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        root.appendKid(whole);
    }

    void page(PDPage page) {
        page.setStructParents(pages.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        pages.add(new COSArray());
    }

    /** What follows is of that kind: H1, P, BlockQuote, … */
    void element(String kind) {
        current = new PDStructureElement(kind, whole);
        whole.appendKid(current);
    }

    /** What is written from here on, until marked content ends, belongs to the element. */
    void open(PDPage page, PDPageContentStream on) throws IOException {
        COSArray marks = pages.get(page.getStructParents());
        PDMarkedContentReference mark = new PDMarkedContentReference();
        mark.setMCID(marks.size());
        mark.setPage(page);
        current.appendKid(mark);
        on.beginMarkedContent(COSName.getPDFName(current.getStructureType()), marks.size());
        marks.add(current);
    }

    void finish() {
        Map<Integer, PDParentTreeValue> numbers = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            numbers.put(i, new PDParentTreeValue(pages.get(i)));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages.size());
    }
}
