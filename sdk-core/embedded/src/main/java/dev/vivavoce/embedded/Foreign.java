package dev.vivavoce.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;

/** Languages other than English, told by the words that carry their grammar. */
final class Foreign {

    private static final List<String> TAGS =
            List.of("de", "fr", "es", "it", "nl", "pt", "sv", "da", "no", "fi", "hu", "ro");
    private static final Map<String, Integer> LANGUAGES = load(List.of(
            GermanAnalyzer.getDefaultStopSet(),
            FrenchAnalyzer.getDefaultStopSet(),
            SpanishAnalyzer.getDefaultStopSet(),
            ItalianAnalyzer.getDefaultStopSet(),
            DutchAnalyzer.getDefaultStopSet(),
            PortugueseAnalyzer.getDefaultStopSet(),
            SwedishAnalyzer.getDefaultStopSet(),
            DanishAnalyzer.getDefaultStopSet(),
            NorwegianAnalyzer.getDefaultStopSet(),
            FinnishAnalyzer.getDefaultStopSet(),
            HungarianAnalyzer.getDefaultStopSet(),
            RomanianAnalyzer.getDefaultStopSet()));
    private static final double SHARE = Weights.value("legible.foreign.share");

    private Foreign() {}

    private static Map<String, Integer> load(List<CharArraySet> sets) {
        Map<String, Integer> languages = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            for (Object word : sets.get(i)) {
                languages.merge(new String((char[]) word), 1 << i, (a, b) -> a | b);
            }
        }
        return languages;
    }

    /** The name of the language that an answer is in, where that is clearly not English. */
    static Optional<String> language(Passage answer) {
        int[] found = new int[TAGS.size()];
        int english = 0;
        for (int i = 0; i < answer.size(); i++) {
            Word word = answer.word(i);
            if (word.kind() == Word.Kind.FUNCTION || word.negates()) {
                english++;
            } else if (word.term().length() > 1 && !Lexicon.ENGLISH.knows(word)) {
                int languages = LANGUAGES.getOrDefault(word.term(), 0);
                for (int language = 0; languages != 0; language++, languages >>>= 1) {
                    found[language] += languages & 1;
                }
            }
        }
        int best = 0;
        for (int language = 1; language < found.length; language++) {
            best = found[language] > found[best] ? language : best;
        }
        return found[best] >= 2 && found[best] > english && found[best] >= SHARE * answer.size()
                ? Optional.of(Locale.forLanguageTag(TAGS.get(best)).getDisplayLanguage(Locale.ENGLISH))
                : Optional.empty();
    }
}
