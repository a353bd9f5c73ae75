package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents as tf-idf vectors of unit length, compared by their cosine (Salton and Buckley, 1988): term frequency damped by
 * its square root, inverse document frequency {@code log(1 + n / df)}. Kept as an inverted index in a few arrays, because
 * there are tens of thousands of documents and most programs only need to read them once.
 */
final class TermVectors {

    /** Weights are kept as whole numbers of this part. */
    private static final float UNIT = 1f / (1 << 14);

    private final Map<String, Integer> places;
    /** Where the documents of each term begin in the next two, and where the last one's end. */
    private final int[] starts;

    private final int[] documents;
    private final float[] weights;
    private final int size;

    private TermVectors(Map<String, Integer> places, int[] starts, int[] documents, float[] weights, int size) {
        this.places = places;
        this.starts = starts;
        this.documents = documents;
        this.weights = weights;
        this.size = size;
    }

    /** @param documents term frequencies each */
    static TermVectors of(List<Map<String, Double>> documents) {
        Map<String, Integer> frequency = new LinkedHashMap<>();
        documents.forEach(document -> document.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum)));
        Map<String, Integer> places = new HashMap<>();
        int[] starts = new int[frequency.size() + 1];
        frequency.forEach((term, count) -> {
            int place = places.size();
            places.put(term, place);
            starts[place + 1] = starts[place] + count;
        });
        int[] next = starts.clone();
        int[] ids = new int[starts[frequency.size()]];
        float[] weights = new float[ids.length];
        TermVectors vectors = new TermVectors(places, starts, ids, weights, documents.size());
        for (int i = 0; i < documents.size(); i++) {
            int document = i;
            vectors.weighted(documents.get(i)).forEach((term, weight) -> {
                int at = next[places.getOrDefault(term, 0)]++;
                ids[at] = document;
                weights[at] = Math.round(weight / UNIT) * UNIT;
            });
        }
        return vectors;
    }

    /** The cosine of {@code terms} with each document, 0 to 1. Terms that no document holds count as rare ones. */
    double[] cosines(Map<String, Double> terms) {
        double[] cosines = new double[size];
        weighted(terms).forEach((term, weight) -> {
            Integer place = places.get(term);
            if (place != null) {
                for (int i = starts[place]; i < starts[place + 1]; i++) {
                    cosines[documents[i]] += weight * weights[i];
                }
            }
        });
        return cosines;
    }

    private Map<String, Double> weighted(Map<String, Double> terms) {
        Map<String, Double> weighted = new LinkedHashMap<>();
        double square = 0;
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            double weight = Math.sqrt(term.getValue()) * idf(term.getKey());
            weighted.put(term.getKey(), weight);
            square += weight * weight;
        }
        double length = Math.sqrt(square);
        weighted.replaceAll((term, weight) -> weight / length);
        return weighted;
    }

    private double idf(String term) {
        Integer place = places.get(term);
        int frequency = place == null ? 1 : starts[place + 1] - starts[place];
        return Math.log(1 + (double) size / frequency);
    }

    void write(Bytes out) {
        String[] terms = new String[places.size()];
        places.forEach((term, place) -> terms[place] = term);
        out.number(size).texts(Arrays.asList(terms));
        for (int place = 0; place < terms.length; place++) {
            out.number(starts[place + 1] - starts[place]);
            int before = 0;
            for (int i = starts[place]; i < starts[place + 1]; i++) {
                out.number(documents[i] - before).number(Math.round(weights[i] / UNIT));
                before = documents[i];
            }
        }
    }

    static TermVectors read(Bytes.Reader in) {
        int size = in.number();
        List<String> terms = in.texts();
        Map<String, Integer> places = new HashMap<>(terms.size() * 2);
        int[] starts = new int[terms.size() + 1];
        List<int[]> documents = new ArrayList<>(terms.size());
        List<float[]> weights = new ArrayList<>(terms.size());
        for (int place = 0; place < terms.size(); place++) {
            places.put(terms.get(place), place);
            int frequency = in.number();
            int[] ids = new int[frequency];
            float[] each = new float[frequency];
            int before = 0;
            for (int i = 0; i < frequency; i++) {
                before += in.number();
                ids[i] = before;
                each[i] = in.number() * UNIT;
            }
            documents.add(ids);
            weights.add(each);
            starts[place + 1] = starts[place] + frequency;
        }
        int[] allDocuments = new int[starts[terms.size()]];
        float[] allWeights = new float[allDocuments.length];
        for (int place = 0; place < terms.size(); place++) {
            System.arraycopy(documents.get(place), 0, allDocuments, starts[place], documents.get(place).length);
            System.arraycopy(weights.get(place), 0, allWeights, starts[place], weights.get(place).length);
        }
        return new TermVectors(places, starts, allDocuments, allWeights, size);
    }
}
