package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Word.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * What is known about English words: which carry grammar, which say little, which mean the same or the contrary.
 *
 * <p>Thread-safe. Words met before are found again without allocation; what is remembered is bounded.
 */
final class Lexicon {

    private static final List<Resource> RESOURCES = List.of(
            Resource.named("words-function.txt"),
            Resource.named("words-negation.txt"),
            Resource.named("words-common.txt"),
            Resource.named("words-assessor.txt"),
            Resource.named("words-numbers.txt"),
            Resource.named("words-forms.txt"),
            Resource.named("synonyms.txt"),
            Resource.named("opposites.txt"),
            Resource.named("siblings.txt"));

    private static final double COMMON = Weights.value("word.common");
    private static final int REMEMBERED = 1 << 13;
    private static final int LONGEST_REMEMBERED = 24;

    /** The one lexicon. */
    static final Lexicon ENGLISH = new Lexicon();

    private final Set<String> function;
    private final Set<String> negation;
    private final Set<String> common = new HashSet<>();
    private final Set<String> assessor = new HashSet<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, String> forms = new HashMap<>();
    private final Map<String, Set<String>> synonyms = new HashMap<>();
    private final Map<String, Set<String>> opposites = new HashMap<>();
    private final Map<String, Set<String>> siblings = new HashMap<>();
    /** Direct-mapped: a word that falls on the place of another takes it. Races lose a memory, never a meaning. */
    private final AtomicReferenceArray<Word> remembered = new AtomicReferenceArray<>(REMEMBERED);

    private Lexicon() {
        EnglishStemmer stemmer = new EnglishStemmer();
        for (String entry : RESOURCES.get(5).entries()) {
            String[] words = Resource.words(entry);
            for (int i = 1; i < words.length; i++) {
                forms.put(words[i], words[0]);
            }
        }
        function = Set.copyOf(RESOURCES.get(0).words());
        negation = Set.copyOf(RESOURCES.get(1).words());
        RESOURCES.get(2).words().forEach(word -> common.add(stem(stemmer, word)));
        RESOURCES.get(3).words().forEach(word -> assessor.add(stem(stemmer, word)));
        for (String entry : RESOURCES.get(4).entries()) {
            String[] pair = Resource.words(entry);
            numbers.put(pair[0], Double.valueOf(pair[1]));
        }
        for (String entry : RESOURCES.get(6).entries()) {
            Set<String> group = new LinkedHashSet<>();
            for (String word : Resource.words(entry)) {
                group.add(stem(stemmer, word));
            }
            group.forEach(stem -> synonyms.putIfAbsent(stem, group));
        }
        for (String entry : RESOURCES.get(8).entries()) {
            Set<String> group = new LinkedHashSet<>();
            for (String word : Resource.words(entry)) {
                group.add(stem(stemmer, word));
            }
            group.forEach(stem ->
                    siblings.computeIfAbsent(stem, any -> new LinkedHashSet<>()).addAll(group));
        }
        for (String entry : RESOURCES.get(7).entries()) {
            String[] pair = Resource.words(entry);
            String one = stem(stemmer, pair[0]);
            String other = stem(stemmer, pair[1]);
            opposites.computeIfAbsent(one, any -> new HashSet<>()).add(other);
            opposites.computeIfAbsent(other, any -> new HashSet<>()).add(one);
        }
    }

    static List<Resource> resources() {
        return RESOURCES;
    }

    /** The word spelled by {@code length} characters in lower case. */
    Word word(char[] characters, int length, EnglishStemmer stemmer) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + characters[i];
        }
        int place = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
        Word known = remembered.get(place);
        if (known != null && isSpelled(known.term(), characters, length)) {
            return known;
        }
        Word word = make(new String(characters, 0, length), stemmer);
        if (length <= LONGEST_REMEMBERED) {
            remembered.set(place, word);
        }
        return word;
    }

    private static boolean isSpelled(String term, char[] characters, int length) {
        if (term.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (term.charAt(i) != characters[i]) {
                return false;
            }
        }
        return true;
    }

    Word make(String term, EnglishStemmer stemmer) {
        if (negation.contains(term)) {
            return new Word(term, term, Kind.NEGATION, 0, Double.NaN);
        }
        Double worth = numbers.get(term);
        double number = worth != null ? worth : Numbers.parse(term);
        if (!Double.isNaN(number)) {
            boolean vague = term.equals("one");
            return new Word(term, Numbers.spell(number), vague ? Kind.FUNCTION : Kind.NUMBER, vague ? 0 : 1, number);
        }
        if (function.contains(term)) {
            return new Word(term, term, Kind.FUNCTION, 0, Double.NaN);
        }
        String stem = stem(stemmer, term);
        return common.contains(stem)
                ? new Word(term, stem, Kind.COMMON, COMMON, Double.NaN)
                : new Word(term, stem, Kind.CONTENT, 1, Double.NaN);
    }

    private String stem(EnglishStemmer stemmer, String word) {
        stemmer.setCurrent(forms.getOrDefault(word, word));
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** The stems that mean about the same, without the word's own. */
    Set<String> synonyms(Word word) {
        Set<String> others = new LinkedHashSet<>(synonyms.getOrDefault(word.stem(), Set.of()));
        others.remove(word.stem());
        return others;
    }

    /** The stems of other words of its sort, none of which may stand for it. */
    Set<String> siblings(Word word) {
        Set<String> others = new LinkedHashSet<>(siblings.getOrDefault(word.stem(), Set.of()));
        others.remove(word.stem());
        others.removeAll(synonyms.getOrDefault(word.stem(), Set.of()));
        return others;
    }

    /** The stems that mean the contrary. */
    Set<String> opposites(Word word) {
        Set<String> contrary = new LinkedHashSet<>(opposites.getOrDefault(word.stem(), Set.of()));
        List<String> prefixed = new ArrayList<>();
        String term = word.term();
        if (term.length() >= 4) {
            prefixed.add("un" + term);
            prefixed.add("non" + term);
        }
        if (term.startsWith("un") && term.length() >= 6) {
            prefixed.add(term.substring(2));
        }
        if (term.startsWith("non") && term.length() >= 7) {
            prefixed.add(term.substring(3));
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        prefixed.forEach(form -> contrary.add(stem(stemmer, form)));
        return contrary;
    }

    /** Whether an anchor says this about an answer rather than in it. */
    boolean isAssessor(Word word) {
        return assessor.contains(word.stem());
    }

    /** Whether the word carries only grammar, unless it is written as a name. */
    boolean isFunction(String term) {
        return function.contains(term);
    }

    /** Whether the word carries only grammar, or negates, unless it is written as a name. */
    boolean isGrammar(String term) {
        return function.contains(term) || negation.contains(term);
    }

    /** Whether the word is a form that no rule leads back to its stem, such as {@code went}. */
    boolean isIrregular(String term) {
        return forms.containsKey(term);
    }

    /** Whether the word is known to be English. */
    boolean knows(Word word) {
        return word.kind() != Kind.CONTENT
                || synonyms.containsKey(word.stem())
                || opposites.containsKey(word.stem())
                || forms.containsKey(word.term());
    }
}
