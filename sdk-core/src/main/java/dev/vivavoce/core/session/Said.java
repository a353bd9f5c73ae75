package dev.vivavoce.core.session;

import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What both sides have said in a turn. */
record Said(Question question, Instant askedAt, Optional<Answer> answer, List<Probe> probes) {

    static Said in(Turn turn) {
        if (turn instanceof Turn.Spoken spoken) {
            return new Said(turn.question(), turn.askedAt(), Optional.of(spoken.answer()), spoken.probes());
        }
        if (turn instanceof Turn.Probed probed) {
            return new Said(
                    turn.question(), turn.askedAt(), Optional.of(probed.before().answer()), probed.probes());
        }
        return new Said(turn.question(), turn.askedAt(), Optional.empty(), List.of());
    }

    /** Whether nothing of {@code earlier} is lost here. */
    boolean keeps(Said earlier) {
        return question.equals(earlier.question)
                && askedAt.equals(earlier.askedAt)
                && text().startsWith(earlier.text())
                && (answer.isPresent() || earlier.answer.isEmpty())
                && startsWith(probes, earlier.probes);
    }

    static boolean startsWith(List<Probe> probes, List<Probe> earlier) {
        return probes.size() >= earlier.size()
                && probes.subList(0, earlier.size()).equals(earlier);
    }

    private String text() {
        return answer.map(Answer::text).orElse("");
    }
}
