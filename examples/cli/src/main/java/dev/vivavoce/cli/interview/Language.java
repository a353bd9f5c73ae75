package dev.vivavoce.cli.interview;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells English text from text in other languages, by script and by the most frequent small words. It accuses nobody
 * lightly: lists of terms without small words pass as English.
 */
final class Language {

    private static final double OTHER_SCRIPT = 0.3;
    private static final int FEW = 5;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private static final Pattern SPACE = Pattern.compile(" ");

    private static final String ENGLISH = "English";
    /** Words that are frequent in a language; where two share one, the others decide. */
    private static final Map<String, List<String>> SMALL_WORDS = smallWords();

    private Language() {}

    private static Map<String, List<String>> smallWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(ENGLISH, "the and of to for with you your our we are is will or as this that have by from be at");
        words.put(
                "German", "und der die das wir sie mit für von den dem ein eine ist sind im auf zu oder als bei ihre");
        words.put("French", "et le la les des du vous nous pour avec une est dans sur au aux votre nos ou qui");
        words.put("Spanish", "y el los las del con para una es en por su nuestro nuestra que como más al");
        words.put("Italian", "e il gli della di con per una è nel che sono nostro alla dei delle come un");
        words.put("Portuguese", "e o os da do com para uma é em que nosso nossa dos das ao você mais um");
        words.put("Dutch", "en het een van wij jij je met voor de zijn op bij ons onze aan of als niet");
        words.put("Polish", "i w z na do dla oraz się jest nie jako od po przez lub że są nasz");
        words.put("Swedish", "och att det som en för med på är av vi du din ett till hos våra eller");
        words.put("Danish or Norwegian", "og det som en for med på er af av vi du din et til hos vores eller");
        words.put("Turkish", "ve bir bu için ile olan olarak çok daha veya en gibi sonra");
        words.put("Indonesian", "dan yang di untuk dengan dari ini pada atau kami anda akan dalam");
        Map<String, List<String>> lists = new LinkedHashMap<>();
        words.forEach((language, list) -> lists.put(language, Arrays.asList(SPACE.split(list, -1))));
        return lists;
    }

    /** The language that {@code text} seems to be in, unless that is English. */
    static Optional<String> foreign(String text) {
        Optional<String> script = foreignScript(text);
        if (script.isPresent()) {
            return script;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
            counts.merge(word, 1, Integer::sum);
        }
        int english = score(ENGLISH, counts);
        String best = ENGLISH;
        int most = Math.max(FEW, english);
        for (String language : SMALL_WORDS.keySet()) {
            int score = score(language, counts);
            if (score > most) {
                most = score;
                best = language;
            }
        }
        return best.equals(ENGLISH) ? Optional.empty() : Optional.of(best);
    }

    private static int score(String language, Map<String, Integer> counts) {
        return SMALL_WORDS.getOrDefault(language, List.of()).stream()
                .mapToInt(word -> counts.getOrDefault(word, 0))
                .sum();
    }

    private static Optional<String> foreignScript(String text) {
        Map<Character.UnicodeScript, Integer> letters = new HashMap<>();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        letters.remove(Character.UnicodeScript.LATIN);
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(script -> script.getValue() > OTHER_SCRIPT * all)
                .map(script -> {
                    String name = script.getKey().name().toLowerCase(Locale.ROOT);
                    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " script";
                });
    }
}
