package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pairs of numbers of which each means something else: "120/80", "30:2", "120 over 80", "3 to 1". */
final class Ratios {

    private static final Set<String> JOINTS = Set.of("/", ":", "over", "to");
    private static final int LONGEST_JOINT = 8;

    /**
     * An expected one.
     *
     * @param clause in which it stands
     */
    private record Ratio(Amount first, Amount second, int clause) {}

    private final List<Ratio> expected = new ArrayList<>();

    /** Notes that two amounts which follow each other in a passage are expected, if they are such a pair. */
    void add(Passage passage, Amount first, Amount second, int clause) {
        if (isRatio(passage, first, second) && !first.isMetBy(second)) {
            expected.add(new Ratio(first, second, clause));
        }
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    /** Those that an answer says the wrong way round. */
    List<Mistake> turned(Passage answer, List<Amount> said) {
        List<Mistake> turned = new ArrayList<>();
        for (Ratio each : expected) {
            for (int i = 1; i < said.size(); i++) {
                Amount first = said.get(i - 1);
                if (isRatio(answer, first, said.get(i))
                        && each.first.isMetBy(said.get(i))
                        && each.second.isMetBy(first)) {
                    turned.add(new Mistake(Mistake.Kind.AMOUNT, each.clause, first.from()));
                }
            }
        }
        return turned;
    }

    private static boolean isRatio(Passage passage, Amount first, Amount second) {
        int from = passage.end(first.to() - 1);
        int to = passage.start(second.from());
        return to > from
                && to - from <= LONGEST_JOINT
                && JOINTS.contains(passage.text().substring(from, to).strip());
    }
}
