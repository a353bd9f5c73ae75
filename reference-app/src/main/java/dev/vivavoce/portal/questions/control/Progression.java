package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.CustomQuestion.State;
import java.util.List;
import java.util.stream.Stream;

/** How far a question may go from where it is: what was asked once is never a draft again. */
public final class Progression {
    private Progression() {}

    /** Where a question in that state may go. */
    public static List<State> next(State from) {
        return Stream.of(State.values())
                .filter(to -> to != from && allows(from, to))
                .toList();
    }

    static boolean allows(State from, State to) {
        return from == to
                || switch (from) {
                    case DRAFT, REVIEWED -> true;
                    case LIVE -> to == State.RETIRED;
                    case RETIRED -> to == State.LIVE;
                };
    }

    static String refusal(State from) {
        return switch (from) {
            case LIVE -> "is live, and can only be retired";
            case RETIRED -> "is retired, and can only be made live again";
            case DRAFT, REVIEWED -> "can become anything";
        };
    }
}
