package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents as tf-idf vectors of unit length, compared by their cosine (Salton and Buckley, 1988): term frequency damped by
 * its square root, inverse document frequency {@code log(1 + n / df)}.
 */
final class TermVectors {

    private record Posting(int document, double weight) {}

    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Double> idf = new HashMap<>();
    private final int size;

    /** @param documents term frequencies each */
    TermVectors(List<Map<String, Double>> documents) {
        size = documents.size();
        Map<String, Integer> frequency = new HashMap<>();
        documents.forEach(document -> document.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum)));
        frequency.forEach((term, count) -> idf.put(term, Math.log(1 + (double) size / count)));
        for (int i = 0; i < size; i++) {
            int document = i;
            weighted(documents.get(i))
                    .forEach((term, weight) -> postings.computeIfAbsent(term, any -> new ArrayList<>())
                            .add(new Posting(document, weight)));
        }
    }

    /** The cosine of {@code terms} with each document, 0 to 1. Terms that no document holds count as rare ones. */
    double[] cosines(Map<String, Double> terms) {
        double[] cosines = new double[size];
        weighted(terms).forEach((term, weight) -> {
            for (Posting posting : postings.getOrDefault(term, List.of())) {
                cosines[posting.document()] += weight * posting.weight();
            }
        });
        return cosines;
    }

    private Map<String, Double> weighted(Map<String, Double> terms) {
        double rare = Math.log(1 + size);
        Map<String, Double> weights = new HashMap<>();
        double square = 0;
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            double weight = Math.sqrt(term.getValue()) * idf.getOrDefault(term.getKey(), rare);
            weights.put(term.getKey(), weight);
            square += weight * weight;
        }
        double length = Math.sqrt(square);
        weights.replaceAll((term, weight) -> weight / length);
        return weights;
    }
}
