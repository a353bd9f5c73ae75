package dev.vivavoce.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the classifier needs of a pack beyond what it says: worked out once for a pack that is compiled.
 *
 * @param stems of the names and synonyms of skills and competencies
 * @param titles of categories, category by category, the name last
 * @param profiles of categories: all that is said of them
 */
record Prepared(Map<String, List<String>> stems, TermVectors titles, TermVectors profiles) {

    static Prepared of(Pack pack) {
        Map<String, List<String>> stems = Stems.of(pack);
        return new Prepared(stems, Titles.vectors(pack), Profiles.vectors(pack, stems));
    }

    /** The stems of a name or synonym of this pack. */
    List<String> stemsOf(String text) {
        List<String> known = stems.get(text);
        return known == null ? Words.stems(text) : known;
    }

    void write(Bytes out) {
        out.list(
                List.copyOf(stems.entrySet()), entry -> out.text(entry.getKey()).texts(entry.getValue()));
        titles.write(out);
        profiles.write(out);
    }

    static Prepared read(Bytes.Reader in) {
        Map<String, List<String>> stems = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            stems.put(in.text(), in.texts());
        }
        return new Prepared(stems, TermVectors.read(in), TermVectors.read(in));
    }
}
