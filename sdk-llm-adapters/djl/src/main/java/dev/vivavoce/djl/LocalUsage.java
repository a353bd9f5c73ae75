package dev.vivavoce.djl;

import dev.langchain4j.model.output.TokenUsage;

/** What a reply took, with the tokens of its prompt that were kept from another one. */
final class LocalUsage extends TokenUsage {
    private final int cached;

    LocalUsage(int read, int cached, int written) {
        super(read, written);
        this.cached = cached;
    }

    int cached() {
        return cached;
    }

    @Override
    public TokenUsage add(TokenUsage other) {
        if (other == null) {
            return this;
        }
        return new LocalUsage(
                count(inputTokenCount()) + count(other.inputTokenCount()),
                cached + (other instanceof LocalUsage local ? local.cached : 0),
                count(outputTokenCount()) + count(other.outputTokenCount()));
    }

    private static int count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof LocalUsage local && cached == local.cached;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + cached;
    }
}
