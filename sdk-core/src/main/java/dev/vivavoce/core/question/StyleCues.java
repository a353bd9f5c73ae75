package dev.vivavoce.core.question;

import java.util.regex.Pattern;

/** What the words of a question tell of its style. */
final class StyleCues {

    private static final String PAST =
            "(?:\\w{3,}ed|did|had|were|was|got|made|led|took|gave|found|kept|felt|saw|met|won|lost|built|chose|spoke"
                    + "|caught|told|taught|learnt|went|left|brought|stood|held|ran|sold|wrote|broke|became|said|dealt|fought|fell)";
    private static final String DONE =
            "(?:\\w{3,}ed|done|had|been|made|led|taken|given|found|kept|felt|seen|met|won|lost|built|chosen|told"
                    + "|taught|learnt|gone|left|brought|held|run|sold|written|broken|become|dealt)";
    /** Where a sentence, or what is asked for in it, begins. */
    private static final String HEAD = "(?:^|[.!?:;,]\\s+|\\b(?:can|could|would|will) you (?:please )?|\\bplease )";

    private static final String WITHIN = "(?:(?![.?!]).){0,70}\\b";
    private static final String ASK = HEAD
            + "(?:tell (?:me|us)|talk (?:me|us)|talk about|walk (?:me|us)|take (?:me|us)|describe|recall|think (?:of|back)|share"
            + "|give (?:me |us )?(?:an? |one |some )?(?:\\w+ )?examples?|name|what (?:is|was) (?:the|an?|your|one)|which|who (?:is|was)|where"
            + "|in what)\\b";
    private static final String EVENT =
            "(?:times?|days?|moments?|occasions?|situations?|instances?|projects?|conflicts?|mistakes?|decisions?"
                    + "|goals?|challenges?|failures?|experiences?|disagreements?|problems?|changes?|plans?|ideas?|something|someone|somebody|anything"
                    + "|one|person|people|colleagues?|customers?|clients?|patients?|guests?|pupils?|boss|manager|teams?|jobs?|tasks?|deadlines?"
                    + "|complaints?|shifts?|things?|way|how|that|which|who|whom|when|where)";
    private static final String EVER =
            "(?: ever| once| last| recently| personally| really| yourself| also| already| \\w+ly)?";

    private static final Pattern BEHAVIOURAL = any(
            "\\b(?:a|the (?:last|first|one)) time (?:when|that|where|you|in which|your|someone|somebody|something|an?|the)\\b",
            "\\btimes? when you\\b|\\bhave you ever\\b|\\bdid you (?:last|ever)\\b|\\blast time you\\b",
            "\\bwhen (?:was the (?:last|first) time|have you|had you)\\b",
            HEAD + "when (?:did|were) you\\b",
            HEAD
                    + "(?:and )?tell (?:me|us) (?:about|of) (?:an?|one|some|something|someone|somebody|how you|criticism|when|\\w+ing"
                    + "|your(?! (?:understanding|approach|knowledge|view)))\\b",
            HEAD
                    + "(?:talk|walk) (?:me|us)? ?(?:about|through) (?:an?|one|some|something|someone|somebody"
                    + "|your (?:last|first|biggest|worst|best|hardest|most))\\b" + WITHIN
                    + "your?\\b(?! (?:would|will|might|could))",
            HEAD + "when did (?:someone|somebody|an? \\w+|your \\w+)\\b",
            HEAD + "describe (?:something|someone|somebody)\\b",
            HEAD
                    + "give (?:me |us )?an? (?:\\w+ )?example of (?:when|how you|something you|someone|somebody|a (?:time|day|moment|situation))\\b",
            HEAD + "(?:give (?:me |us )?an? (?:\\w+ )?example of|describe) (?:an?|one|some|your)\\b" + WITHIN + "you"
                    + EVER + " (?:" + PAST + "|had to)\\b",
            ASK + WITHIN + EVENT + ",? (?:in which |at work |of yours |with which )?you" + EVER + " " + PAST
                    + "\\b(?! (?:if|to find))",
            ASK + WITHIN + "you(?:['\u2019]ve| have| had)" + EVER + " " + DONE + "\\b",
            HEAD
                    + "describe (?:an?|one|some|the|your) (?:\\w+ ){0,4}(?:situation|occasion|instance|moment|conflict|mistake"
                    + "|disagreement|failure|achievement|success|setback|dispute|complaint|argument)s?\\b");

    private static final Pattern MOTIVATION = any(
            HEAD + "why (?:do|did|would|are|should|have) (?:you|we)\\b(?:(?![.?!]).){0,40}\\b"
                    + "(?:(?:want|wish) to (?:be|become|work|join|leave|move|change|come|teach|return|train|study|do|go|run|volunteer|care|help|drive"
                    + "|manage)|want (?:this|an?|our|the) (?:[\\w-]+ ){0,3}(?:job|role|post|position|work|place|internship|apprenticeship"
                    + "|course)|like to (?:work|be|join|become)|apply|applied|applying|interested|leave your|leaving|join us|hire you"
                    + "|choose (?:us|you|this (?:job|career|profession|trade|company|employer)|our)|chose|drawn to)\\b",
            "\\bwhy (?:this|our) (?:\\w+ )?(?:job|role|post|position|company|employer|profession|trade|charity|hospital|school|firm"
                    + "|organi[sz]ation|team|place|work)\\b",
            HEAD + "why (?!not|so|then|now)\\w+\\?$",
            "\\bwhat (?:draws|drew|attracts|attracted|interests|motivates|motivated|excites|tempts|tempted) you\\b",
            "\\b(?:made|makes) you (?:apply|want|decide)\\b|\\bkeeps you going\\b|\\bmatters (?:most )?to you\\b|\\bwould you like to be\\b|\\bappeals to you\\b|\\bwhere do you see yourself\\b",
            HEAD + "what do you (?:like|enjoy)(?: \\w+)? about\\b");

    private static final String ACT =
            "(?:do|say|tell|react|respond|handle|proceed|go about|deal|reply|answer|cope|begin|start|approach|get through|help)\\b";

    private static final Pattern SITUATIONAL = any(
            "\\b(?:what|how)\\b(?:(?![.?!]).){0,30}\\bwould you " + ACT,
            "[.!?:,;]\\s+(?:and |so |but |now )?(?:what|how) (?:do|will) you " + ACT,
            "\\bwhat (?:is|are|would be) your (?:plan|response|next|first|move|reaction|reply|answer)\\b",
            "[.!?]\\s+what (?:now|next|then)\\?");

    private StyleCues() {}

    private static Pattern any(String... cues) {
        return Pattern.compile(String.join("|", cues), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    static Style of(String question) {
        if (BEHAVIOURAL.matcher(question).find()) {
            return Style.BEHAVIOURAL;
        }
        if (MOTIVATION.matcher(question).find()) {
            return Style.MOTIVATION;
        }
        return SITUATIONAL.matcher(question).find() ? Style.SITUATIONAL : Style.TECHNICAL;
    }
}
