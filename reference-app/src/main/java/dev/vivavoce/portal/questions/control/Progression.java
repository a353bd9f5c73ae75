package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.CustomQuestion.State;

/** How far a question may go from where it is: what was asked once is never a draft again. */
final class Progression {
    private Progression() {}

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
