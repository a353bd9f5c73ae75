package dev.vivavoce.portal.branding.control;

import dev.vivavoce.portal.branding.entity.Branding.Logo;
import dev.vivavoce.portal.exchange.control.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Makes pictures from outside safe to show. Of an SVG only shapes, gradients and their geometry are written again, so that what could run,
 * load, link or style never gets through whatever it is called; a PNG is decoded and encoded, which leaves pixels and nothing else.
 */
final class Pictures {
    private static final String POINTER = "/logo/data";
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int MOST_ELEMENTS = 5_000;
    private static final int MOST_PIXELS = 2_000;

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "viewBox",
            "width",
            "height",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "fx",
            "fy",
            "d",
            "points",
            "transform",
            "fill",
            "fill-opacity",
            "fill-rule",
            "stroke",
            "stroke-width",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-miterlimit",
            "stroke-dasharray",
            "stroke-dashoffset",
            "stroke-opacity",
            "opacity",
            "offset",
            "stop-color",
            "stop-opacity",
            "gradientUnits",
            "gradientTransform",
            "spreadMethod",
            "clip-path",
            "clip-rule",
            "clipPathUnits",
            "mask",
            "maskUnits",
            "maskContentUnits",
            "preserveAspectRatio");

    /** A reference to somewhere in the same picture. */
    private static final Pattern LOCAL = Pattern.compile("url\\(#[A-Za-z0-9_.-]{1,100}\\)");

    /** Possessive, or a long list of transformations would be more than the stack holds. */
    private static final Pattern PLAIN =
            Pattern.compile("[^<>&\"'\\\\:()]*|(?:[A-Za-z]+\\([-+0-9eE.,%\\s]*\\)[\\s,]*+)++");

    private Pictures() {}

    static Logo safe(String type, byte[] bytes) {
        return type.equals("image/png") ? png(bytes) : svg(bytes);
    }

    private static Logo png(byte[] bytes) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                if (reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS) {
                    throw Problem.invalid(POINTER, "has more than " + MOST_PIXELS + " pixels on a side");
                }
                ByteArrayOutputStream encoded = new ByteArrayOutputStream();
                ImageIO.write(reader.read(0), "png", encoded);
                return new Logo("image/png", encoded.toByteArray());
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof Problem problem
                    ? problem
                    : Problem.invalid(POINTER, "is not a PNG that can be read");
        }
    }

    private static Logo svg(byte[] bytes) {
        XMLInputFactory input = XMLInputFactory.newDefaultFactory();
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            XMLStreamReader reader = input.createXMLStreamReader(new ByteArrayInputStream(bytes));
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written, StandardCharsets.UTF_8.name());
            copy(reader, writer);
            writer.flush();
        } catch (XMLStreamException | RuntimeException unreadable) {
            throw unreadable instanceof Problem problem
                    ? problem
                    : Problem.invalid(POINTER, "is not an SVG that can be read");
        }
        return new Logo("image/svg+xml", written.toByteArray());
    }

    private static void copy(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        int elements = 0;
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                boolean isRoot = depth == 0;
                if (isRoot && !(reader.getLocalName().equals("svg") && NAMESPACE.equals(reader.getNamespaceURI()))) {
                    throw Problem.invalid(POINTER, "is not an SVG");
                }
                if (++elements > MOST_ELEMENTS) {
                    throw Problem.invalid(POINTER, "has more than " + MOST_ELEMENTS + " elements");
                }
                if (NAMESPACE.equals(reader.getNamespaceURI()) && ELEMENTS.contains(reader.getLocalName())) {
                    depth++;
                    start(reader, writer, isRoot);
                } else {
                    skip(reader);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                writer.writeEndElement();
            } else if (event == XMLStreamConstants.CHARACTERS && depth > 0) {
                writer.writeCharacters(reader.getText());
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw Problem.invalid(POINTER, "has a document type or entities, which are not allowed");
            }
        }
    }

    private static void start(XMLStreamReader reader, XMLStreamWriter writer, boolean isRoot)
            throws XMLStreamException {
        writer.writeStartElement(reader.getLocalName());
        if (isRoot) {
            writer.writeDefaultNamespace(NAMESPACE);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String value = reader.getAttributeValue(i);
            boolean isHarmless =
                    PLAIN.matcher(value).matches() || LOCAL.matcher(value).matches();
            if ((namespace == null || namespace.isEmpty())
                    && ATTRIBUTES.contains(reader.getAttributeLocalName(i))
                    && isHarmless) {
                writer.writeAttribute(reader.getAttributeLocalName(i), value);
            }
        }
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
