package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts names, figures and what people write into the words of a plan or a report. */
final class Wording {

    /** Control characters, and those that turn the direction of text. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int LONGEST_NAME = 48;
    private static final int LONGEST_WORD = 32;

    private Wording() {}

    /** In one line, without characters that show nothing. */
    static String line(String text) {
        return SPACE.matcher(UNFIT.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** A line within the limit, its words cut where they are longer than words are. */
    static String clip(String line, WordLimit limit) {
        StringBuilder cut = new StringBuilder();
        for (String word : limit.clip(line).split(" ", -1)) {
            cut.append(cut.isEmpty() ? "" : " ").append(cut(word, LONGEST_WORD));
        }
        return cut.toString();
    }

    /** A line as a topic's name: itself where it is short, or else the first words that say something. */
    static String name(String line) {
        if (WordLimit.count(line) <= Topic.NAME.words()) {
            return cut(line, LONGEST_NAME);
        }
        Passage passage = Splitter.split(line);
        Set<String> telling = new LinkedHashSet<>();
        for (int i = 0; i < passage.size() && telling.size() < Topic.NAME.words(); i++) {
            Word word = passage.word(i);
            if (word.kind() == Word.Kind.CONTENT || word.kind() == Word.Kind.NUMBER) {
                telling.add(line.substring(passage.start(i), passage.end(i)));
            }
        }
        String name = telling.isEmpty() ? line : String.join(" ", telling);
        return Topic.NAME.clip(cut(capital(name), LONGEST_NAME));
    }

    /** {@code text} with a capital first letter. */
    static String capital(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** A topic to practise what a line, which is not empty, names. */
    static Topic topic(String line, List<Topic> beside, int priority, int minutes) {
        boolean isShort = WordLimit.count(line) <= Topic.NAME.words();
        Optional<Area> area = Area.about(line);
        String name = isShort ? name(line) : area.map(Area::name).orElseGet(() -> name(line));
        String description = isShort
                ? area.map(Area::description)
                        .orElse("Go over the ground of " + name + ", then answer questions on it aloud and in time.")
                : "In your words: " + clip(line, Topic.DESCRIPTION);
        String outcome =
                area.map(Area::outcome).orElse("You answer questions on " + name + " with method and an example.");
        return new Topic(
                id(name, beside),
                name,
                Topic.DESCRIPTION.clip(description),
                priority,
                minutes,
                Topic.OUTCOME.clip(outcome));
    }

    /** An id that none of the topics has. */
    static TopicId id(String name, List<Topic> topics) {
        String slug = NO_NAME.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        slug = slug.replaceAll("^-|-$", "");
        String stem = slug.isEmpty() ? "topic" : slug;
        TopicId id = new TopicId(stem);
        for (int i = 2; isTaken(id, topics); i++) {
            id = new TopicId(stem + "-" + i);
        }
        return id;
    }

    /** Names in a sentence: a, b and c. */
    static String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** An identifier such as {@code system_design} as words with a capital first letter. */
    static String words(String identifier) {
        String words = identifier.replace('_', ' ').replace('-', ' ').strip();
        return capital(words.equals(words.toUpperCase(Locale.ROOT)) ? words.toLowerCase(Locale.ROOT) : words);
    }

    /** {@code 1 minute}, {@code 2 minutes}. */
    static String count(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** {@code 4:05} or {@code 1:04:05}. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static boolean isTaken(TopicId id, List<Topic> topics) {
        return topics.stream().anyMatch(topic -> topic.id().equals(id));
    }

    private static String cut(String text, int length) {
        return text.length() <= length
                ? text
                : WordLimit.wellFormed(text.substring(0, length - 1)).strip() + "…";
    }
}
