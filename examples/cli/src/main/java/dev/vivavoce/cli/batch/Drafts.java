package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.question.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * The drafts that a file of a host's own questions is to hold. The file is read again before each change, because people may have
 * changed it meanwhile. Not thread-safe.
 */
final class Drafts {

    private final OwnQuestions file;
    private final Proposals proposals;
    private final String prefix;
    private final int count;
    private final CountBar bar;
    private int there;
    private int added;
    private int dropped;

    /**
     * @param prefix of their ids
     * @param count how many there are to be in the end
     * @throws Unusable when the file cannot be read or holds something else
     */
    Drafts(OwnQuestions file, Proposals proposals, String prefix, int count, CountBar bar) {
        this.file = file;
        this.proposals = proposals;
        this.prefix = prefix;
        this.count = count;
        this.bar = bar;
        this.there = drafts(file.read());
    }

    private int drafts(List<CustomQuestion> kept) {
        return (int) kept.stream()
                .filter(custom -> custom.question().id().value().startsWith(prefix))
                .count();
    }

    /** How many there are. */
    int there() {
        return there;
    }

    /** How many are still to be written. */
    int missing() {
        return Math.max(0, count - there);
    }

    /**
     * Adds what is right, new and still missing. On return it is on disk.
     *
     * @return how many were added
     * @throws Unusable when the file cannot be read or written; it is then as it was
     */
    int add(List<Question> written) {
        List<CustomQuestion> kept = new ArrayList<>(file.read());
        there = drafts(kept);
        List<Question> fresh = proposals.of(written, kept);
        dropped += written.size() - fresh.size();
        List<Question> wanted = fresh.subList(0, Math.min(missing(), fresh.size()));
        if (!wanted.isEmpty()) {
            wanted.forEach(question -> kept.add(new CustomQuestion(question, 1, State.DRAFT)));
            file.write(kept);
            there += wanted.size();
            added += wanted.size();
        }
        draw();
        return wanted.size();
    }

    /** Shows how many there are. */
    void draw() {
        bar.draw(Math.min(there, count), "questions, " + dropped + " left out");
    }

    /** How many were added, left out, and are there. */
    String summary(Object name) {
        return added + " added as drafts to " + name + ", " + dropped + " left out; " + there + " of " + count
                + " there";
    }
}
