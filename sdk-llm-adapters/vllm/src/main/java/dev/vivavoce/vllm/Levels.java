package dev.vivavoce.vllm;

import dev.langchain4j.model.openai.LogProb;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The levels in a reply, and what the model would have written instead. */
final class Levels {

    private static final Pattern LEVEL = Pattern.compile("\"level\"\\s*:\\s*([0-5])");

    private Levels() {}

    /** The mean probability of the digits. */
    static OptionalDouble certainty(List<LogProb> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.token()));
        Matcher level = LEVEL.matcher(text);
        double sum = 0;
        int levels = 0;
        int token = 0;
        int end = tokens.isEmpty() ? 0 : tokens.get(0).token().length();
        while (level.find()) {
            while (end <= level.start(1)) {
                token++;
                end += tokens.get(token).token().length();
            }
            Double logarithm = tokens.get(token).logprob();
            sum += logarithm == null ? 1 : Math.min(1, Math.exp(logarithm));
            levels++;
        }
        return levels == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / levels);
    }
}
