package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Style;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outline of an interview.
 *
 * @param id such as {@code screening}
 * @param minutes planned for all questions, 1 to 480
 * @param mix how many questions of which style; at least one, at most {@value #MOST_QUESTIONS} in all
 */
public record InterviewFormat(String id, int minutes, Map<Style, Integer> mix) {

    /** The most questions of an interview. */
    public static final int MOST_QUESTIONS = 100;

    /** Fit and motivation: 5 questions in 15 minutes. */
    public static final InterviewFormat SCREENING = new InterviewFormat(
            "screening", 15, Map.of(Style.MOTIVATION, 3, Style.BEHAVIOURAL, 1, Style.SITUATIONAL, 1));
    /** What the person has done: 6 questions in 30 minutes. */
    public static final InterviewFormat BEHAVIOURAL =
            new InterviewFormat("behavioural", 30, Map.of(Style.BEHAVIOURAL, 5, Style.SITUATIONAL, 1));
    /** Problem solving and skills: 8 questions in 45 minutes. */
    public static final InterviewFormat TECHNICAL =
            new InterviewFormat("technical", 45, Map.of(Style.TECHNICAL, 7, Style.SITUATIONAL, 1));
    /** Systems to shape: 3 questions in 45 minutes. */
    public static final InterviewFormat SYSTEM_DESIGN =
            new InterviewFormat("system_design", 45, Map.of(Style.SYSTEM_DESIGN, 3));
    /** Tasks in an editor: 3 questions in 60 minutes. */
    public static final InterviewFormat CODING = new InterviewFormat("coding", 60, Map.of(Style.CODING, 3));
    /** A mix, for interviews made from documents: 10 questions in 45 minutes. */
    public static final InterviewFormat CUSTOM = new InterviewFormat(
            "custom", 45, Map.of(Style.MOTIVATION, 1, Style.BEHAVIOURAL, 3, Style.SITUATIONAL, 2, Style.TECHNICAL, 4));
    /** All of the above. */
    public static final List<InterviewFormat> ALL =
            List.of(SCREENING, BEHAVIOURAL, TECHNICAL, SYSTEM_DESIGN, CODING, CUSTOM);

    public InterviewFormat {
        WordLimit.NONE.require(id, "id");
        if (minutes < 1 || minutes > 480) {
            throw new IllegalArgumentException("minutes must be 1 to 480 but were " + minutes);
        }
        Map<Style, Integer> ordered = new EnumMap<>(Style.class);
        ordered.putAll(requireNonNull(mix, "mix"));
        ordered.values().removeIf(count -> count == 0);
        mix = Collections.unmodifiableMap(ordered);
        long sum = 0;
        for (int count : mix.values()) {
            if (count < 0) {
                throw new IllegalArgumentException("mix must not have negative counts but is " + mix);
            }
            sum += count;
        }
        if (sum < 1 || sum > MOST_QUESTIONS) {
            throw new IllegalArgumentException("questions must be 1 to " + MOST_QUESTIONS + " but were " + sum);
        }
    }

    /** One of {@link #ALL}. */
    public static Optional<InterviewFormat> named(String id) {
        return ALL.stream().filter(format -> format.id.equals(id)).findFirst();
    }

    /** How many questions there are in all. */
    public int questions() {
        return mix.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * This outline with another number of questions and minutes to match, the mix kept as nearly as whole numbers allow.
     *
     * @param count 1 to {@value #MOST_QUESTIONS}
     */
    public InterviewFormat withQuestions(int count) {
        if (count < 1 || count > MOST_QUESTIONS) {
            throw new IllegalArgumentException("questions must be 1 to " + MOST_QUESTIONS + " but were " + count);
        }
        int total = questions();
        Map<Style, Integer> scaled = new EnumMap<>(Style.class);
        int seen = 0;
        int given = 0;
        for (Map.Entry<Style, Integer> entry : mix.entrySet()) {
            seen += entry.getValue();
            int upTo = Math.round((float) seen * count / total);
            scaled.put(entry.getKey(), upTo - given);
            given = upTo;
        }
        return new InterviewFormat(id, Math.min(480, Math.max(1, Math.round((float) minutes * count / total))), scaled);
    }
}
