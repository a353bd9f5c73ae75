package dev.vivavoce.bank;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions of a bank that fit a query. */
final class Fitting {

    /** Below this confidence a guess at the job would only mislead. */
    private static final double TOLD = 0.16;

    private static final int MOST_ON_A_TOPIC = 60;

    /** Questions found with less than this share of the best one's score have only a common word with the topic. */
    private static final double NEAR_THE_BEST = 0.4;

    private final QuestionBank bank;
    private final QuestionQuery query;
    private final Seniority seniority;
    private final Areas wanted;
    private final Selectable candidates;

    Fitting(QuestionBank bank, QuestionQuery query) {
        this.bank = bank;
        this.query = query;
        Classification job =
                bank.classify(query.position().title(), query.position().posting());
        boolean isTold = job.confidence() >= TOLD;
        Areas all = isTold
                ? Areas.of(job)
                : Areas.ofAny(job, bank.pack().competencies().keySet());
        wanted = query.topic()
                .map(topic -> narrowed(all, topic, isTold ? job.category().id() : ""))
                .orElse(all);
        seniority = query.position().seniority().orElse(job.seniority());
        candidates = isTold ? bank.selectable(job.category()) : bank.general();
    }

    /** By the areas that the topic names; else by the questions, of the job or of any, that its words find. */
    private Areas narrowed(Areas all, Topic topic, String role) {
        Areas named = all.on(topic, bank.areas());
        if (named.isNarrow()) {
            return named;
        }
        return Stream.of(role, "")
                .map(within -> about(topic.name(), within))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(all::on)
                .orElse(all);
    }

    private Set<QuestionId> about(String name, String role) {
        List<Hit> hits = bank.search(name, role, MOST_ON_A_TOPIC);
        return hits.stream()
                .filter(hit -> hit.score() >= hits.get(0).score() * NEAR_THE_BEST)
                .map(hit -> hit.question().id())
                .filter(id -> !role.isEmpty() || !bank.pack().only().containsKey(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Question> choose() {
        Selection selection = new Selection(query, seniority, wanted, bank::shingles, bank::calibration);
        query.mix().forEach((style, count) -> selection.choose(style, count, open(style), candidates.own()));
        return selection.chosen();
    }

    Forms forms(int count) {
        List<Question> first = choose();
        return first.size() < query.count()
                ? Forms.NONE
                : new Matching(
                                first,
                                style -> open(style).stream()
                                        .filter(question -> !query.exclude().contains(question.id()))
                                        .filter(question -> wanted.weight(
                                                        question,
                                                        candidates.own().contains(question.id()))
                                                > 0)
                                        .toList(),
                                bank::shingles,
                                bank::calibration)
                        .forms(count);
    }

    /** The job's questions; and those on the topic, which may be something that the job does not ask for. */
    private List<Question> open(Style style) {
        List<Question> open = new ArrayList<>(candidates.byStyle().getOrDefault(style, List.of()));
        if (wanted.isNarrow()) {
            Set<QuestionId> there = open.stream().map(Question::id).collect(Collectors.toSet());
            for (Question question : bank.pack().questions().values()) {
                if (question.style() == style
                        && (wanted.exclusive().contains(Areas.of(question))
                                || wanted.about().contains(question.id()))
                        && !bank.pack().only().containsKey(question.id())
                        && !there.contains(question.id())) {
                    open.add(question);
                }
            }
        }
        return open;
    }
}
