package dev.vivavoce.bank;

import dev.vivavoce.core.question.Seniority;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the level of a job from the words of its posting. The title decides; the text is asked where the title is silent. */
final class SeniorityWords {

    private static final Map<Seniority, Pattern> TITLE = new EnumMap<>(Seniority.class);

    static {
        title(Seniority.INTERN, "intern|internship|trainee|apprentice|apprenticeship|student|working student|co-op");
        title(
                Seniority.EXECUTIVE,
                "chief|ceo|cfo|cto|coo|cio|ciso|chro|vice president|vp|svp|evp|managing director|executive director|director|president");
        title(
                Seniority.LEAD,
                "lead|head|principal|team leader|supervisor|foreman|forewoman|charge|superintendent|manager");
        title(
                Seniority.SENIOR,
                "senior|sr|snr|experienced|advanced|specialist iii|iii|staff engineer|staff developer|expert");
        title(Seniority.JUNIOR, "junior|jr|jnr|graduate|entry[- ]level|newly qualified|beginner|assistant|i");
        title(Seniority.MID, "mid|mid[- ]level|intermediate|ii");
    }

    /** Years of experience that are asked for: "5+ years", "at least three years' experience", "2-4 years of". */
    private static final Pattern YEARS = Pattern.compile(
            "\\b(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\\s?(?:\\+|plus|or more)?"
                    + "(?:\\s?(?:-|–|to)\\s?\\d{1,2})?\\+?\\s+years?\\b(?=[^.\\n]{0,60}?\\b(?:experience|practice|background|in a|in the|on a|as an?|working|nursing|teaching|post)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_EXPERIENCE = Pattern.compile(
            "\\bno (?:previous |prior )?(?:\\w+ )?experience (?:is )?(?:needed|required|necessary)|"
                    + "\\bexperience (?:is )?not (?:needed|required|necessary)|\\bentry[- ]level\\b|\\bfull training (?:is )?(?:given|provided)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern INTERNSHIP = Pattern.compile(
            "\\b(?:this|our|an?|the) (?:\\w+ )?(?:internship|apprenticeship|traineeship)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING = Pattern.compile(
            "\\b(?:you (?:will |'ll )?(?:lead|manage|supervise|run) (?:a|the|our) (?:\\w+ ){0,3}(?:team|department|staff))\\b",
            Pattern.CASE_INSENSITIVE);

    /** An assistant or a student may be a job of its own; a junior is not. */
    private static final Pattern LEVEL_ONLY = words(
            "senior|sr|snr|junior|jr|jnr|intern|internship|trainee|apprentice|"
                    + "apprenticeship|graduate|entry[- ]level|newly qualified|mid[- ]level|mid|intermediate|experienced|i|ii|iii|iv");

    /** Whom the job answers to: somebody else's title, up to the end of the part it stands in. */
    private static final Pattern SUPERIOR = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:reports?|reporting|answers|answering|accountable)\\s+(?:\\w+ly\\s+)?(?:in)?to\\b"
                    + "(?:(?! [-–—] )[^,;:|()/\\[\\]])*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ASSISTED = Pattern.compile(
            "(?<=\\b(?:assistant|secretary|aide|advis[eo]r|support|pa|ea)\\s)to\\s+(?:(?! [-–—] )[^,;:|()/\\[\\]])*",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15));

    private SeniorityWords() {}

    private static void title(Seniority seniority, String words) {
        TITLE.put(seniority, words(words));
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    }

    /** The title without whom it answers to and the words that tell a level and nothing else, as far as something is left. */
    static String stripped(String title) {
        return without(LEVEL_ONLY, without(SUPERIOR, title));
    }

    private static String without(Pattern words, String title) {
        String rest = words.matcher(title).replaceAll(" ");
        return rest.isBlank() ? title : rest;
    }

    /**
     * The level that title and text tell.
     *
     * @param name of the kind of job: a word that belongs to it, as in "Project Manager", tells no level
     */
    static Optional<Seniority> in(String title, String text, String name) {
        String own = without(ASSISTED, without(SUPERIOR, title));
        for (Seniority seniority : new Seniority[] {
            Seniority.INTERN, Seniority.EXECUTIVE, Seniority.SENIOR, Seniority.LEAD, Seniority.JUNIOR, Seniority.MID
        }) {
            if (tells(pattern(seniority), own, name)) {
                return Optional.of(seniority);
            }
        }
        return inText(text);
    }

    private static Pattern pattern(Seniority seniority) {
        Pattern pattern = TITLE.get(seniority);
        if (pattern == null) {
            throw new IllegalStateException("no title words for " + seniority);
        }
        return pattern;
    }

    private static boolean tells(Pattern words, String title, String name) {
        Matcher matcher = words.matcher(title);
        while (matcher.find()) {
            if (!name.toLowerCase(Locale.ROOT).contains(matcher.group().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Seniority> inText(String text) {
        if (INTERNSHIP.matcher(text).find()) {
            return Optional.of(Seniority.INTERN);
        }
        int most = -1;
        Matcher years = YEARS.matcher(text);
        while (years.find()) {
            String number = years.group(1).toLowerCase(Locale.ROOT);
            most = Math.max(
                    most, NUMBERS.containsKey(number) ? NUMBERS.getOrDefault(number, 0) : Integer.parseInt(number));
        }
        if (most >= 0 && most <= 25) {
            return Optional.of(most >= 5 ? Seniority.SENIOR : most >= 2 ? Seniority.MID : Seniority.JUNIOR);
        }
        if (NO_EXPERIENCE.matcher(text).find()) {
            return Optional.of(Seniority.JUNIOR);
        }
        return LEADING.matcher(text).find() ? Optional.of(Seniority.LEAD) : Optional.empty();
    }
}
