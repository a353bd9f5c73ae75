package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    @RepeatedTest(20)
    void finds_one_exactly_where_comparing_all_pairs_does(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Set<String>> shingles = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Set<String> own = new HashSet<>();
            int size = 1 + random.nextInt(9);
            while (own.size() < size) {
                own.add("s" + (int) (40 * random.nextDouble() * random.nextDouble() + 2 * random.nextInt(30)));
            }
            shingles.add(own);
        }

        List<OptionalInt> found = NearDuplicates.in(shingles);

        for (int i = 0; i < shingles.size(); i++) {
            Set<String> own = shingles.get(i);
            List<Integer> similar = IntStream.range(0, i)
                    .filter(other -> Selection.similar(own, shingles.get(other)))
                    .boxed()
                    .toList();
            assertThat(found.get(i).isPresent()).isEqualTo(!similar.isEmpty());
            found.get(i).ifPresent(other -> assertThat(similar).contains(other));
        }
    }

    @Test
    void bears_very_many_that_are_alike_or_begin_alike() {
        List<Set<String>> shingles = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            shingles.add(Set.of("tell me about", "me about a", "about a time", "when " + i, "you " + i, "did " + i));
            shingles.add(Set.of("how do you", "do you plan", "you plan shift", "plan shift " + i));
        }

        List<OptionalInt> found = NearDuplicates.in(shingles);

        assertThat(IntStream.range(2, 100_000).filter(i -> found.get(i).isPresent()))
                .hasSize(49_999)
                .allMatch(i -> i % 2 == 1);
    }

    @Test
    void finds_nothing_among_none() {
        assertThat(NearDuplicates.in(List.of())).isEmpty();
    }
}
