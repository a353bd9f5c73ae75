package dev.vivavoce.bank;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Tells the language of a text by its commonest words: those that Lucene's analyzers leave out. */
final class Languages {

    /** A text of fewer words is too short to tell. */
    private static final int FEWEST_WORDS = 15;

    private static final int MOST_WORDS = 2_000;
    /** The share of common words below which a text is a list of names and figures rather than English. */
    private static final double ENGLISH_SHARE = 0.06;

    private static final CharArraySet ENGLISH = EnglishAnalyzer.getDefaultStopSet();

    /** Read only once a text is not English. */
    private static final class Others {
        static final Map<Locale, CharArraySet> COMMON = common();
    }

    private Languages() {}

    /** The language of the text; English where it is too short to tell, the root locale where it is none that is known. */
    static Locale of(String text) {
        int words = 0;
        int common = 0;
        Set<String> seen = new HashSet<>();
        int start = -1;
        for (int i = 0; i <= text.length() && words < MOST_WORDS; i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                String word = text.substring(start, i).toLowerCase(Locale.ROOT);
                words++;
                common += ENGLISH.contains(word) ? 1 : 0;
                seen.add(word);
                start = -1;
            }
        }
        return words < FEWEST_WORDS || common >= ENGLISH_SHARE * words ? Locale.ENGLISH : other(seen);
    }

    private static Locale other(Set<String> words) {
        Locale best = Locale.ROOT;
        long most = 2;
        for (Map.Entry<Locale, CharArraySet> language : Others.COMMON.entrySet()) {
            long common = words.stream().filter(language.getValue()::contains).count();
            if (common > most) {
                most = common;
                best = language.getKey();
            }
        }
        return best;
    }

    private static Map<Locale, CharArraySet> common() {
        Map<Locale, CharArraySet> common = new LinkedHashMap<>();
        common.put(Locale.GERMAN, GermanAnalyzer.getDefaultStopSet());
        common.put(Locale.FRENCH, FrenchAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("es"), SpanishAnalyzer.getDefaultStopSet());
        common.put(Locale.ITALIAN, ItalianAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("pt"), PortugueseAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("nl"), DutchAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("sv"), SwedishAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("da"), DanishAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("no"), NorwegianAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("fi"), FinnishAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("cs"), CzechAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("hu"), HungarianAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("ro"), RomanianAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("tr"), TurkishAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("ru"), RussianAnalyzer.getDefaultStopSet());
        common.put(Locale.forLanguageTag("el"), GreekAnalyzer.getDefaultStopSet());
        return common;
    }
}
