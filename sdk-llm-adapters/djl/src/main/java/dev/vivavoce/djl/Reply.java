package dev.vivavoce.djl;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reply in the making, of the thread that runs the model. */
final class Reply {
    private final Request request;
    private final Listener listener;
    private final Language language;
    private final Sampler sampler;
    private final Characters characters = new Characters();
    private final Outflow outflow;
    private final StringBuilder text = new StringBuilder();
    private @Nullable JsonState state;
    private int[] tokens;
    private int count;
    private int held;
    private int cached;
    private int written;
    private int forced;
    private int start;
    private boolean over;
    private boolean whole;
    private boolean begun;

    Reply(Request request, Language language, Listener listener) {
        this.request = request;
        this.language = language;
        this.listener = listener;
        this.sampler = new Sampler(request.sampling());
        this.outflow = new Outflow(request.stops());
        this.state = request.form().map(JsonForm::start).orElse(null);
        this.tokens = request.prompt().clone();
        this.count = tokens.length;
    }

    /** Begins, with as many of the prompt's tokens as the engine holds already. What must come first is appended at once. */
    void begin(int kept) {
        held = kept;
        cached = kept;
        force();
        start = count;
    }

    /** How many of the first tokens are the same as those of another. */
    int shares(int[] others, int length) {
        int most = Math.min(Math.min(request.prompt().length - 1, length), others.length);
        int differs = Arrays.mismatch(tokens, 0, most, others, 0, most);
        return differs < 0 ? most : differs;
    }

    /** Prompt, and reply so far; only the first {@link #count} are of it. */
    int[] tokens() {
        return tokens;
    }

    int count() {
        return count;
    }

    /** How many of these the engine holds. */
    int held() {
        return held;
    }

    /** The next of them that the engine is to hold. */
    int[] next(int most) {
        return Arrays.copyOfRange(tokens, held, held + Math.min(most, count - held));
    }

    /** Whether the engine does not hold the whole prompt yet. */
    boolean isReading() {
        return held < start;
    }

    long deadline() {
        return request.deadline();
    }

    boolean isCancelled() {
        return listener.isCancelled();
    }

    boolean isOver() {
        return over;
    }

    /**
     * The engine holds more of the tokens.
     *
     * @param logits after the last of them
     * @throws ArithmeticException where these are no numbers
     */
    void advance(int added, float[] logits) {
        held += added;
        if (held < count) {
            return;
        }
        BitSet allowed = state == null ? language.writable() : form().allowed(state);
        int token = sampler.choose(logits, allowed);
        if (language.ends().contains(token)) {
            end(true);
            return;
        }
        append(new int[] {token});
        written++;
        say(language.octets(token));
        if (state != null) {
            state = form().after(state, token);
        }
        force();
        if (!over && written >= request.most()) {
            end(false);
        }
    }

    private void end(boolean isWhole) {
        over = true;
        whole = isWhole;
    }

    /** What it has come to, when it is over. */
    Finished finish() {
        if (!outflow.isStopped()) {
            release(outflow.add(characters.end()));
            release(outflow.end());
        }
        return new Finished(text.toString(), whole, request.prompt().length, cached, written, forced);
    }

    void tellDone(Finished finished) {
        listener.done(finished);
    }

    void tellFailed(RuntimeException why) {
        listener.failed(why);
    }

    /**
     * Appends what comes next whatever the model would say. The last token, which the engine does not hold yet, is written anew together with it, so that the
     * model reads the tokens that it knows such a text by.
     */
    private void force() {
        if (state == null || over) {
            return;
        }
        byte[] octets = form().forced(state);
        if (octets.length > 0) {
            boolean isFirst = written == 0;
            byte[] last = isFirst ? new byte[0] : language.octets(tokens[count - 1]);
            Optional<int[]> found = language.tokens(last, octets);
            int more = found.map(all -> all.length - (isFirst ? 0 : 1)).orElse(Integer.MAX_VALUE);
            if (found.isEmpty() || written + (long) more > request.most()) {
                return;
            }
            count -= isFirst ? 0 : 1;
            append(found.get());
            written += more;
            forced += more;
            state = state.after(octets).orElseThrow();
            say(octets);
        }
        if (!over && state.isComplete() && form().allowed(state).cardinality() == 1) { // the end alone
            end(true);
        }
    }

    private void append(int[] more) {
        if (count + more.length > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, count + more.length));
        }
        System.arraycopy(more, 0, tokens, count, more.length);
        count += more.length;
    }

    private void say(byte[] octets) {
        String more = characters.add(octets);
        if (!begun && !more.isEmpty()) {
            begun = true;
            more = state == null && language.hasLead() && more.charAt(0) == ' ' ? more.substring(1) : more;
        }
        release(outflow.add(more));
        if (outflow.isStopped()) {
            end(true);
        }
    }

    private void release(String out) {
        if (!out.isEmpty()) {
            text.append(out);
            listener.said(out);
        }
    }

    private JsonForm form() {
        return request.form().orElseThrow();
    }
}
