package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.Locale;
import java.util.Optional;

/**
 * A few sentences about a score card, by any LangChain4j chat model. As thread-safe as the chat model; blocks as long as that
 * does.
 *
 * <p>The model reads what was asked, the feedback that was given and which points were made or missing: no answer, no name and
 * no figure. What it writes is at most three sentences of {@value #MOST_WORDS} words together, without figures, which the card
 * has and a model might invent. It advises nobody: whether somebody is hired is a person's to say.
 */
public final class ModelSummary {

    /** The most words of a summary. */
    public static final int MOST_WORDS = 60;

    private static final int MOST_SENTENCES = 3;
    private static final double WEAK = 0.4;
    private static final double STRONG = 0.7;
    private static final Prompt PROMPT = Prompt.named("summarise-report.1");

    private final Model model;

    /**
     * @param model that is asked; its own retries should be off
     * @param modelName names it where it is unavailable
     */
    public ModelSummary(ChatModel model, String modelName) {
        this.model = Model.of(model, modelName);
    }

    /**
     * What the card says, for the person who decides; empty, without a call, where nothing was rated.
     *
     * @param locale the language to write in
     * @throws UnavailableException when the provider cannot serve now, the model declines, or its reply keeps no limit
     * @throws ModelConfigurationException when the key is wrong or the model unknown
     */
    public Optional<String> of(ScoreCard card, Locale locale) {
        if (card.overall().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode material = Envelope.open();
        material.put("language", locale.toLanguageTag());
        material.put("position", card.position().title());
        ArrayNode competencies = material.putArray("competencies");
        for (ScoreCard.CompetencyScore score : card.competencies()) {
            competencies.addObject().put("name", score.competency().name()).put("outcome", outcome(score.strength()));
        }
        ArrayNode questions = material.putArray("questions");
        for (Turn turn : card.turns()) {
            if (ScoreCard.evaluation(turn).orElse(null) instanceof Evaluation.Scored scored) {
                describe(questions.addObject(), turn.question(), scored);
            }
        }
        return Optional.of(model.require(PROMPT, Envelope.seal(material), ModelSummary::read));
    }

    private static void describe(ObjectNode entry, Question question, Evaluation.Scored scored) {
        entry.put("question", question.text());
        ArrayNode positive = entry.putArray("positive");
        scored.feedback().positive().forEach(positive::add);
        ArrayNode improvements = entry.putArray("improvements");
        scored.feedback().improvements().forEach(improvements::add);
        ArrayNode missing = entry.putArray("missing");
        scored.anchors().stream()
                .filter(coverage -> coverage.covered() == 0)
                .map(Coverage::anchor)
                .forEach(anchor -> missing.add(anchor.name()));
    }

    private static String outcome(Strength strength) {
        if (strength.mean() < WEAK) {
            return "weak";
        }
        return strength.mean() < STRONG ? "middling" : "strong";
    }

    private static String read(Item reply) {
        String summary = Texts.clip(reply.text("summary"), WordLimit.NONE);
        int words = WordLimit.count(summary);
        if (words == 0 || words > MOST_WORDS) {
            throw new MalformedReplyException("\"summary\" must have 1 to " + MOST_WORDS + " words");
        }
        if (Sentences.of(summary, Locale.ROOT, false).size() > MOST_SENTENCES) {
            throw new MalformedReplyException("\"summary\" must have at most " + MOST_SENTENCES + " sentences");
        }
        if (summary.codePoints().anyMatch(Character::isDigit)) {
            throw new MalformedReplyException("\"summary\" must hold no figures");
        }
        return summary;
    }
}
