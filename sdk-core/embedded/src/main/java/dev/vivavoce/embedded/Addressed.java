package dev.vivavoce.embedded;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sentences of an answer speak to whoever rates it instead of answering, by the expressions of {@code addressed.txt}.
 * Marks on letters, invisible characters and look-alikes are undone before looking, in a copy. What stands in quotation marks
 * after somebody said it does not count: people tell what they were told.
 */
final class Addressed {

    static final Resource RESOURCE = Resource.named("addressed.txt");

    /** Longer sentences are looked at up to here: an order to the evaluator stands at the start or in its own sentence. */
    private static final int LONGEST = 2_000;

    private static final Set<String> PERSONS = Set.of(
            "i", "me", "my", "mine", "i'd", "i've", "i'm", "i'll", "we", "our", "us", "we'd", "we've", "he", "she",
            "him", "her", "they", "them");
    /** Marks a block of code; one that an order brings along belongs to it. */
    private static final String FENCE = "```";

    private static final double MOST = 0.6;
    private static final int ENOUGH_HEAT = 2;
    private static final int LONGEST_WORD = 16;
    private static final int HEX_PAIRS = 5;
    private static final int SPACED = 8;
    private static final int MIXED = 2;
    private static final int HIDDEN = 3;
    private static final Pattern NAME = Pattern.compile("<([A-Z]+)>");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern QUOTED =
            Pattern.compile("[\"“„«][^\"“”„«»\\n]{0,400}[\"”“»]|(?<=[ :,(])'[^'\\n]{3,300}'(?=[ .,;:!?)]|$)");
    /** Before an order it means that somebody else gave it. */
    private static final Pattern REPORTED = Pattern.compile(
            "\\b(?:(?:said|says|saying|whisper\\w*|wrote|writes|writing|ask(?:s|ed|ing)?|reads?|typed?|types|called|such as"
                    + "|something like|ones like|text like|shouted|claimed|thought)\\b.{0,25}|told (?:me|us|him|her|them|the) .{0,40}"
                    + "|(?:if|whether) (?:a|an|the|somebody|someone|they|it) .{0,20})$");

    /** "I read it and mark it": what follows goes on with what somebody does. */
    private static final Pattern CONJUNCTION = Pattern.compile(" ?(?:and|then|so|or|to) (?!please)");

    private static final Pattern PERSON = Pattern.compile("\\b(?:i|we|he|she|they|you|people|who)\\b");
    private static final Pattern MARKUP = Pattern.compile("[<>{}=#|:/\\[\\]-]");
    private static final Pattern ENCODED = Pattern.compile("\\b[A-Za-z0-9+/]{24,}={0,2}|(?:\\b[0-9a-fA-F]{2} ){6,}");
    /** Cyrillic and Greek letters that look like Latin ones, and these. */
    private static final String LOOK_ALIKES = "аaеeоoрpсcхxуyіiјjѕsԁdһhԛqԝwАaВbЕeКkМmНhОoРpСcТtХxαaοoνvρpτtιi";

    private static final String LEET = "0o1i3e4a5s7t@a$s!i";

    private static final Addressed RULES = new Addressed();

    private final Set<String> hot;
    private final Set<String> triggers;
    private final Set<String> domain;
    private final Pattern strong;
    private final Pattern weak;
    private final Pattern frames;
    private final Pattern wishes;
    private final Map<Character, Character> lookAlikes = pairs(LOOK_ALIKES);
    private final Map<Character, Character> leet = pairs(LEET);
    private final Map<String, String> ciphers;

    private Addressed() {
        Map<String, String> parts = new HashMap<>();
        Map<String, List<String>> kinds = new HashMap<>();
        for (String entry : RESOURCE.entries()) {
            int colon = entry.indexOf(": ");
            String name = entry.substring(0, colon);
            String text = entry.substring(colon + 2);
            Matcher named = NAME.matcher(text);
            text = named.replaceAll(part -> Matcher.quoteReplacement(parts.getOrDefault(part.group(1), part.group())));
            if (name.startsWith("$")) {
                parts.put(name.substring(1), text);
            } else {
                kinds.computeIfAbsent(name, any -> new ArrayList<>()).add(text);
            }
        }
        hot = words(kinds.getOrDefault("hot", List.of()));
        ciphers = ciphers(hot);
        triggers = words(kinds.getOrDefault("trigger", List.of()));
        domain = words(kinds.getOrDefault("domain", List.of()));
        strong = any(kinds.getOrDefault("strong", List.of()));
        weak = any(kinds.getOrDefault("weak", List.of()));
        frames = any(kinds.getOrDefault("frame", List.of()));
        wishes = any(kinds.getOrDefault("wish", List.of()));
    }

    private static Set<String> words(List<String> lines) {
        Set<String> words = new HashSet<>();
        lines.forEach(line -> words.addAll(Arrays.asList(Resource.words(line))));
        return Set.copyOf(words);
    }

    private static Pattern any(List<String> expressions) {
        return Pattern.compile("(?:" + String.join(")|(?:", expressions) + ")");
    }

    private static Map<Character, Character> pairs(String text) {
        Map<Character, Character> pairs = new HashMap<>();
        for (int i = 0; i < text.length(); i += 2) {
            pairs.put(text.charAt(i), text.charAt(i + 1));
        }
        return pairs;
    }

    private enum Verdict {
        NO,
        MAYBE,
        YES
    }

    /** For each sentence, whether it speaks to whoever rates. */
    static boolean[] in(Passage answer, Guide guide) {
        return RULES.addressed(answer, guide);
    }

    private boolean[] addressed(Passage answer, Guide guide) {
        boolean[] addressed = new boolean[answer.sentences()];
        boolean[] unsure = new boolean[answer.sentences()];
        boolean any = false;
        String text = unquoted(answer.text());
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            Verdict verdict = verdict(answer, text, sentence, guide);
            addressed[sentence] = verdict == Verdict.YES;
            unsure[sentence] = verdict == Verdict.MAYBE;
            any |= unsure[sentence];
        }
        if (any && (isMost(answer, addressed, unsure) || !isItsSubject(answer, guide, addressed, unsure))) {
            for (int sentence = 0; sentence < addressed.length; sentence++) {
                addressed[sentence] |= unsure[sentence];
            }
        }
        spread(answer, addressed, guide);
        return addressed;
    }

    /** What stands beside such a sentence, has nothing to do with the question and tells of nobody, goes on with it. */
    private static void spread(Passage answer, boolean[] addressed, Guide guide) {
        boolean fenced = false;
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            int from = sentence == 0 ? 0 : answer.start(answer.from(sentence - 1));
            for (int fence = answer.text().indexOf(FENCE, from);
                    fence >= 0 && fence < answer.start(answer.from(sentence));
                    fence = answer.text().indexOf(FENCE, fence + FENCE.length())) {
                fenced = !fenced;
            }
            boolean goesOn = sentence > 0 && addressed[sentence - 1];
            addressed[sentence] |= goesOn && (fenced || isForeign(answer, sentence, guide));
        }
        for (int sentence = addressed.length - 2; sentence >= 0; sentence--) {
            addressed[sentence] |= addressed[sentence + 1] && isForeign(answer, sentence, guide);
        }
    }

    private static boolean isForeign(Passage answer, int sentence, Guide guide) {
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            if (PERSONS.contains(word.term()) || isRelated(word, guide)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRelated(Word word, Guide guide) {
        return word.kind() == Word.Kind.CONTENT && (guide.asks(word) || guide.expects(guide.hits(word.stem())));
    }

    private static boolean isMost(Passage answer, boolean[] addressed, boolean[] unsure) {
        int words = 0;
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            words += addressed[sentence] || unsure[sentence] ? answer.length(sentence) : 0;
        }
        return words > MOST * answer.size();
    }

    /** Whether the question or the rest of the answer is about ratings, prompts or programs. */
    private boolean isItsSubject(Passage answer, Guide guide, boolean[] addressed, boolean[] unsure) {
        if (guide.asksAny(domain)) {
            return true;
        }
        Set<String> about = new HashSet<>();
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            if (!addressed[sentence] && !unsure[sentence]) {
                for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
                    if (domain.contains(answer.word(i).term())) {
                        about.add(answer.word(i).stem());
                    }
                }
            }
        }
        return about.size() >= 2;
    }

    private Verdict verdict(Passage answer, String text, int sentence, Guide guide) {
        int from = sentence == 0 ? 0 : answer.end(answer.to(sentence - 1) - 1);
        int to = answer.to(sentence) == answer.size() ? text.length() : answer.start(answer.to(sentence));
        String raw = text.substring(from, Math.min(to, from + LONGEST));
        boolean plain = isPlain(raw);
        if (!plain && isDisguised(raw)) {
            return Verdict.YES;
        }
        int heat = plain ? 0 : ENOUGH_HEAT;
        boolean related = false;
        boolean encoded = false;
        int pairs = 0;
        for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
            Word word = answer.word(i);
            heat += hot.contains(word.term()) ? ENOUGH_HEAT : triggers.contains(word.term()) ? 1 : 0;
            related |= isRelated(word, guide);
            int length = answer.end(i) - answer.start(i);
            pairs = length == 2 ? pairs + 1 : 0;
            encoded |= length >= LONGEST_WORD || pairs >= HEX_PAIRS;
        }
        boolean triggered = heat >= ENOUGH_HEAT;
        if (encoded && ENCODED.matcher(raw).find() && isEncoded(raw)) {
            return Verdict.YES;
        }
        boolean framed = triggered
                && MARKUP.matcher(raw).find()
                && frames.matcher(raw.toLowerCase(Locale.ROOT)).find();
        boolean last = sentence == answer.sentences() - 1;
        if (!triggered && (related || !last)) {
            return Verdict.NO;
        }
        String folded = folded(raw, plain);
        if (triggered && !isReported(strong, folded)) {
            return Verdict.YES;
        }
        boolean found = triggered && !isReported(weak, folded);
        if (found && !plain && isReported(weak, raw.toLowerCase(Locale.ROOT))) {
            return Verdict.YES;
        }
        boolean maybe = framed || found;
        return maybe || (last && !related && wishes.matcher(folded).find()) ? Verdict.MAYBE : Verdict.NO;
    }

    /** Whether all that the rules find is what somebody is reported to have said or done, or they find nothing. */
    private static boolean isReported(Pattern rules, String text) {
        Matcher found = rules.matcher(text);
        while (found.find()) {
            String before = text.substring(0, Math.min(text.length(), found.start() + 1));
            boolean goesOn = CONJUNCTION.matcher(found.group()).lookingAt()
                    && PERSON.matcher(before).find();
            if (!goesOn && !REPORTED.matcher(before).find()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && "’‘“”–—…éèüöä€£°•".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Small letters, single spaces; where it is not plain, without look-alikes, marks on letters and what cannot be seen. */
    private String folded(String text, boolean plain) {
        String shown = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(shown.length());
        shown.codePoints().forEach(c -> {
            if (c >= 0xE0020 && c <= 0xE007E) {
                folded.append((char) (c - 0xE0000));
            } else if (Character.getType(c) != Character.FORMAT && c < 0x10000) {
                folded.append(lookAlikes.getOrDefault((char) c, (char) c).charValue());
            }
        });
        String small = folded.toString().toLowerCase(Locale.ROOT).replace('’', '\'');
        String spaced = SPACE.matcher(plain ? small : MARKS.matcher(small).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return spaced;
    }

    /** The text with what stands in quotation marks within a line blanked, unless it is the whole line. */
    private static String unquoted(String text) {
        if (text.indexOf('"') < 0
                && text.indexOf('\u201c') < 0
                && text.indexOf('\'') < 0
                && text.indexOf('\u00ab') < 0) {
            return text;
        }
        Matcher quoted = QUOTED.matcher(text);
        StringBuilder rest = new StringBuilder(text);
        while (quoted.find()) {
            if (wordsBefore(text, quoted.start()) >= 2) {
                for (int i = quoted.start() + 1; i < quoted.end() - 1; i++) {
                    rest.setCharAt(i, ' ');
                }
            }
        }
        return rest.toString();
    }

    /** How many words stand before that place in its line, 2 at most. */
    private static int wordsBefore(String text, int place) {
        int words = 0;
        for (int i = place - 1; i > 0 && text.charAt(i) != '\n' && words < 2; i--) {
            words += Character.isLetter(text.charAt(i)) && !Character.isLetter(text.charAt(i - 1)) ? 1 : 0;
        }
        return words;
    }

    /** Characters that hide what is written: tags, overrides of direction, letters of two scripts in a word. */
    private static boolean isDisguised(String text) {
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

    private boolean isEncoded(String text) {
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

    private boolean isTrigger(String word) {
        return hot.contains(word) || triggers.contains(word);
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
                RULES.read(term, found);
            }
        }
        return longest >= SPACED || found.size() >= 2;
    }

    private void read(String term, Set<String> found) {
        String reading = ciphers.getOrDefault(term, term);
        for (int i = 0; i < term.length(); i++) {
            Character meant = leet.get(term.charAt(i));
            reading = meant == null ? reading : reading.replace(term.charAt(i), meant);
        }
        if (reading.length() > 3 && hot.contains(reading) && !isTrigger(term)) {
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
