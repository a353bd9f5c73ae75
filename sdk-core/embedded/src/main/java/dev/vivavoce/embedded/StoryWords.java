package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words and phrases of {@code story.txt}, by name. Immutable. */
final class StoryWords {

    static final Resource RESOURCE = Resource.named("story.txt");
    static final Resource EVERYDAY = Resource.named("words-everyday.txt");
    static final Resource RUBRIC = Resource.named("words-rubric.txt");

    static final StoryWords ENGLISH = new StoryWords();

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Phrases> phrases = new HashMap<>();
    /** Stems that make no answer specific. */
    private final Set<String> plain = new HashSet<>();

    private final Set<String> inquiry = new HashSet<>();

    private StoryWords() {
        Map<String, List<String>> lists = new HashMap<>();
        for (String entry : RESOURCE.entries()) {
            int colon = entry.indexOf(": ");
            String text = entry.substring(colon + 2);
            List<String> list = lists.computeIfAbsent(entry.substring(0, colon), any -> new ArrayList<>());
            if (text.indexOf(',') < 0) {
                list.addAll(Arrays.asList(Resource.words(text)));
            } else {
                Arrays.stream(text.split(",", -1)).map(String::strip).forEach(list::add);
            }
        }
        lists.forEach((name, list) -> {
            words.put(name, Set.copyOf(list));
            phrases.put(name, new Phrases(list));
        });
        stems(String.join(" ", EVERYDAY.entries()), plain);
        plain.addAll(RUBRIC.words());
        stems(String.join(" ", words("inquiry")), inquiry);
    }

    private static void stems(String text, Set<String> stems) {
        Passage passage = Splitter.split(text);
        for (int i = 0; i < passage.size(); i++) {
            stems.add(passage.word(i).stem());
        }
    }

    /** The words of that name; the name must be in the file. */
    Set<String> words(String name) {
        Set<String> named = words.get(name);
        if (named == null) {
            throw new IllegalStateException("story.txt lacks " + name);
        }
        return named;
    }

    /** The phrases of that name; the name must be in the file. */
    Phrases phrases(String name) {
        Phrases named = phrases.get(name);
        if (named == null) {
            throw new IllegalStateException("story.txt lacks " + name);
        }
        return named;
    }

    /** Whether the word makes an answer specific: it names something that not every answer names. */
    boolean isRare(Word word) {
        return word.counts()
                && word.kind() != Word.Kind.NUMBER
                && word.term().length() > 2
                && !plain.contains(word.stem());
    }

    /** Whether the word tells that somebody found something out. */
    boolean isInquiry(Word word) {
        return inquiry.contains(word.stem());
    }

    /** Whether the word tells what was done, and is over. */
    boolean isPastDeed(String term) {
        return words("past").contains(term)
                || (term.length() > 3
                        && term.endsWith("ed")
                        && !words("not-past").contains(term)
                        && !words("state").contains(term));
    }
}
