package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Set phrases to look for, word by word; {@code *} is any one word, and at the end of one any ending. Immutable. */
final class Phrases {

    private final Map<String, List<String[]>> byFirst = new HashMap<>();

    Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            String[] words = Resource.words(phrase);
            byFirst.computeIfAbsent(words[0], any -> new ArrayList<>()).add(words);
        }
    }

    /** How many words the longest phrase has that begins at {@code at}; 0 where none does. */
    int at(List<String> words, int at) {
        List<String[]> phrases = byFirst.get(words.get(at));
        int longest = 0;
        for (int i = 0; phrases != null && i < phrases.size(); i++) {
            String[] phrase = phrases.get(i);
            if (phrase.length > longest && begins(phrase, words, at)) {
                longest = phrase.length;
            }
        }
        return longest;
    }

    private static boolean begins(String[] phrase, List<String> words, int at) {
        if (phrase.length > words.size() - at) {
            return false;
        }
        for (int i = 1; i < phrase.length; i++) {
            String wanted = phrase[i];
            boolean any = wanted.endsWith("*");
            String word = words.get(at + i);
            if (any ? !word.regionMatches(0, wanted, 0, wanted.length() - 1) : !word.equals(wanted)) {
                return false;
            }
        }
        return true;
    }
}
