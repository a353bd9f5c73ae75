package dev.vivavoce.djl;

import java.util.Collection;
import java.util.List;

/**
 * An object, with its members in the schema's order.
 *
 * @param next the first member that may come; -1 before the brace
 * @param first whether none has come yet
 */
record Members(Shape shape, int next, boolean first) implements Part {

    /**
     * A member.
     *
     * @param first its key, quotes and colon
     * @param later the same after a comma
     */
    record Member(Literal first, Literal later, Part value, boolean required) {

        /** {@code key} with its quotes. */
        static Member of(String key, Part value, boolean required) {
            return new Member(Literal.of(key + ":"), Literal.of("," + key + ":"), value, required);
        }
    }

    /** What an object consists of. Equal to itself alone. */
    static final class Shape {
        private final List<Member> members;

        Shape(List<Member> members) {
            this.members = List.copyOf(members);
        }

        List<Member> members() {
            return members;
        }
    }

    static Members of(List<Member> members) {
        return new Members(new Shape(members), -1, true);
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        if (next < 0) {
            if (octet == '{') {
                found.add(Rest.of(new Members(shape, 0, true), then));
            }
            return;
        }
        for (int i = next; i < shape.members.size(); i++) {
            Member member = shape.members.get(i);
            Rest after = Rest.of(member.value, Rest.of(new Members(shape, i + 1, false), then));
            (first ? member.first : member.later).step(octet, after, found);
            if (member.required) {
                return;
            }
        }
        if (octet == '}') {
            found.add(then);
        }
    }
}
