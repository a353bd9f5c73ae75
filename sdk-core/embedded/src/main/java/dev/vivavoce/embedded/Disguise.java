package dev.vivavoce.embedded;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes what hides words from a reader of words: marks on letters, look-alikes, invisible characters, codes and ciphers. */
final class Disguise {

    private static final int LONGEST_WORD = 16;
    private static final int HEX_PAIRS = 5;
    private static final int SPACED = 8;
    private static final int MIXED = 2;
    private static final int HIDDEN = 3;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ENCODED = Pattern.compile("\\b[A-Za-z0-9+/]{24,}={0,2}|(?:\\b[0-9a-fA-F]{2} ){6,}");
    /** Cyrillic and Greek letters that look like Latin ones, and these. */
    private static final Map<Character, Character> LOOK_ALIKES =
            pairs("аaеeоoрpсcхxуyіiјjѕsԁdһhԛqԝwАaВbЕeКkМmНhОoРpСcТtХxαaοoνvρpτtιi");

    private static final Map<Character, Character> LEET = pairs("0o1i3e4a5s7t@a$s!i");
    private static final Map<String, String> CIPHERS = ciphers(Orders.ENGLISH.hot());

    private Disguise() {}

    private static Map<Character, Character> pairs(String text) {
        Map<Character, Character> pairs = new HashMap<>();
        for (int i = 0; i < text.length(); i += 2) {
            pairs.put(text.charAt(i), text.charAt(i + 1));
        }
        return pairs;
    }

    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && "’‘“”–—…éèüöä€£°•".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Small letters, single spaces; where it is not plain, without look-alikes, marks on letters and what cannot be seen. */
    static String folded(String text, boolean plain) {
        String shown = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(shown.length());
        shown.codePoints().forEach(c -> {
            if (c >= 0xE0020 && c <= 0xE007E) {
                folded.append((char) (c - 0xE0000));
            } else if (Character.getType(c) != Character.FORMAT && c < 0x10000) {
                folded.append(LOOK_ALIKES.getOrDefault((char) c, (char) c).charValue());
            }
        });
        String small = folded.toString().toLowerCase(Locale.ROOT).replace('’', '\'');
        String spaced = SPACE.matcher(plain ? small : MARKS.matcher(small).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return spaced;
    }

    /** Characters that hide what is written: tags, overrides of direction, letters of two scripts in a word. */
    static boolean isDisguised(String text) {
        int hidden = 0;
        int mixed = 0;
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if ((c >= 0xE0020 && c <= 0xE007E) || c == 0x202E || c == 0x202D) {
                return true;
            }
            boolean joins = c == 0x200B || c == 0x200C || c == 0x2060 || c == 0xAD || c == 0xFEFF;
            if (joins && i > 0 && Character.isLetter(text.charAt(i - 1))) {
                hidden++;
            }
            if (Character.isLetter(c)) {
                Character.UnicodeScript script = Character.UnicodeScript.of(c);
                latin |= script == Character.UnicodeScript.LATIN;
                other |= script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK;
            } else if (!joins) {
                mixed += latin && other ? 1 : 0;
                latin = false;
                other = false;
            }
        }
        return hidden > HIDDEN * 2 || mixed + (latin && other ? 1 : 0) >= MIXED;
    }

    /** Whether a word of the answer, or words in a row, may be such a code. */
    static boolean mayBeEncoded(Passage answer, int sentence) {
        int pairs = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            int length = answer.end(i) - answer.start(i);
            pairs = length == 2 ? pairs + 1 : 0;
            if (length >= LONGEST_WORD || pairs >= HEX_PAIRS) {
                return true;
            }
        }
        return false;
    }

    /** Whether base 64 or hexadecimal digits stand for words that tell an order. */
    static boolean isEncoded(String text) {
        Matcher matcher = ENCODED.matcher(text);
        while (matcher.find()) {
            String code = matcher.group().strip();
            String plain = code.indexOf(' ') > 0 ? hex(code) : base64(code);
            for (String word : SPACE.split(plain.toLowerCase(Locale.ROOT), -1)) {
                if (isTrigger(word.replaceAll("\\W", ""))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTrigger(String word) {
        return Orders.ENGLISH.heat(word) > 0;
    }

    private static String hex(String code) {
        StringBuilder plain = new StringBuilder();
        for (String pair : SPACE.split(code, -1)) {
            plain.append((char) Integer.parseInt(pair, 16));
        }
        return plain.toString();
    }

    private static String base64(String code) {
        try {
            return new String(Base64.getDecoder().decode(code), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException noCode) {
            return "";
        }
    }

    /** Whether the words only make sense read backwards, turned by thirteen letters, with digits for letters, or spaced out. */
    static boolean isCiphered(Passage answer) {
        Set<String> found = new HashSet<>();
        int single = 0;
        int longest = 0;
        for (int i = 0; i < answer.size(); i++) {
            String term = answer.word(i).term();
            single = term.length() == 1 && !Character.isDigit(term.charAt(0)) ? single + 1 : 0;
            longest = Math.max(longest, single);
            if (term.length() > 3) {
                read(term, found);
            }
        }
        return longest >= SPACED || found.size() >= 2;
    }

    private static void read(String term, Set<String> found) {
        String reading = CIPHERS.getOrDefault(term, term);
        for (int i = 0; i < term.length(); i++) {
            Character meant = LEET.get(term.charAt(i));
            reading = meant == null ? reading : reading.replace(term.charAt(i), meant);
        }
        if (reading.length() > 3 && Orders.ENGLISH.hot().contains(reading) && !isTrigger(term)) {
            found.add(reading);
        }
    }

    /** The words that tell an order, by how they look backwards and turned by thirteen letters. */
    private static Map<String, String> ciphers(Set<String> words) {
        Map<String, String> ciphers = new HashMap<>();
        for (String word : words) {
            StringBuilder turned = new StringBuilder(word.length());
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                turned.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
            }
            ciphers.put(turned.toString(), word);
            ciphers.put(new StringBuilder(word).reverse().toString(), word);
        }
        return Map.copyOf(ciphers);
    }
}
