package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelConfigurationException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Has drafts written in calls of their own, some of them under way at a time. What a call wrote is on disk before the next of its
 * thread begins. No call begins while those under way may write all that is missing.
 */
final class DraftsByCall {

    private static final int MOST_IN_VAIN = 3;

    private final QuestionSource source;
    private final Order order;
    private final Drafts drafts;
    private final Consumer<String> say;
    private long seed;
    private int underWay;
    private int inVain;
    private boolean over;

    /** @param say tells the person */
    DraftsByCall(QuestionSource source, Order order, Drafts drafts, Consumer<String> say) {
        this.source = source;
        this.order = order;
        this.drafts = drafts;
        this.say = say;
        this.seed = drafts.there();
    }

    /**
     * Goes on until nothing is missing, the model has nothing new to say, or it is away. What is under way then comes to its end
     * and is kept.
     *
     * @throws Unusable when the model will not work as it is set up, or the file cannot be read or written
     */
    void run(int threads) {
        drafts.draw();
        Workers.run(threads, () -> {
            try {
                for (OptionalLong next = next(); next.isPresent(); next = next()) {
                    ask(next.getAsLong());
                }
            } finally {
                end();
            }
        });
    }

    /** The seed of a call that is to be made now. */
    private synchronized OptionalLong next() throws InterruptedException {
        while (!over && drafts.missing() > 0 && Order.calls(drafts.missing()) <= underWay) {
            wait();
        }
        if (over || drafts.missing() == 0) {
            return OptionalLong.empty();
        }
        underWay++;
        return OptionalLong.of(seed++);
    }

    private void ask(long variation) {
        try {
            take(source.find(order.query(variation)));
        } catch (UnavailableException away) {
            if (end()) {
                say.accept(Objects.toString(away.getMessage(), ""));
            }
        } catch (ModelConfigurationException setUpWrong) {
            throw new Unusable(setUpWrong);
        } finally {
            ended();
        }
    }

    private synchronized void take(List<Question> written) {
        inVain = drafts.add(written) == 0 ? inVain + 1 : 0;
        over |= inVain >= MOST_IN_VAIN;
    }

    private synchronized void ended() {
        underWay--;
        notifyAll();
    }

    /** Lets no call begin any more; whether it is the first to say so. */
    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        notifyAll();
        return first;
    }
}
