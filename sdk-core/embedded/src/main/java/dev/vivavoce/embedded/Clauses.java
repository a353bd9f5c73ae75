package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Clause.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts an answer into clauses and tells who does what in each. A clause ends at a mark, before a conjunction, and before a
 * pronoun where there was a verb already, so that speech without any mark is cut as well. One instance reads one answer.
 */
final class Clauses {

    private static final StoryWords WORDS = StoryWords.ENGLISH;
    private static final Set<String> FILLERS = Set.of("um", "uh", "er", "erm", "ah", "eh", "hmm", "mm", "uhm", "umm");
    /** What they begin says something of the main clause, whose subject goes on after it. */
    private static final Set<String> SUBORDINATING = Set.of(
            "because",
            "cause",
            "cos",
            "when",
            "while",
            "which",
            "who",
            "that",
            "where",
            "what",
            "how",
            "why",
            "whether",
            "whose",
            "although",
            "though",
            "until",
            "if",
            "since",
            "as",
            "before",
            "after",
            "whereas",
            "unless");

    static final Set<String> CONJUNCTIONS = and(SUBORDINATING, "and", "but", "or", "plus", "so", "then");

    private static final Set<String> GO_ON = Set.of("and", "then", "but");
    private static final Set<String> CUTS = Set.of("and", "but", "so", "because", "then");
    private static final Set<String> PRONOUNS = Set.of("i", "we", "he", "she", "they", "you");
    static final Map<String, Subject> SUBJECTS = Map.ofEntries(
            Map.entry("i", Subject.OWN),
            Map.entry("we", Subject.OUR),
            Map.entry("he", Subject.OTHER),
            Map.entry("she", Subject.OTHER),
            Map.entry("they", Subject.OTHER),
            Map.entry("it", Subject.OTHER),
            Map.entry("nobody", Subject.OTHER),
            Map.entry("someone", Subject.OTHER),
            Map.entry("somebody", Subject.OTHER),
            Map.entry("you", Subject.ANYBODY),
            Map.entry("people", Subject.ANYBODY),
            Map.entry("anyone", Subject.ANYBODY),
            Map.entry("anybody", Subject.ANYBODY),
            Map.entry("everyone", Subject.ANYBODY),
            Map.entry("everybody", Subject.ANYBODY));
    /** These stand for a subject only where they open the clause. */
    private static final Set<String> OPENERS =
            Set.of("it", "people", "everyone", "everybody", "someone", "somebody", "you");

    static final Set<String> DETERMINERS = Set.of(
            "the", "a", "an", "my", "our", "his", "her", "their", "your", "this", "that", "these", "those", "some",
            "another", "both", "each", "every", "two", "three", "four", "five", "six", "no");
    private static final Set<String> LEADS = Set.of(
            "well",
            "yeah",
            "right",
            "okay",
            "ok",
            "anyway",
            "so",
            "first",
            "second",
            "secondly",
            "afterwards",
            "straight",
            "today",
            "next",
            "finally",
            "later");
    private static final Map<String, String> ENDINGS =
            Map.of("'d", "would", "'ll", "will", "'ve", "have", "'m", "am", "'re", "are", "'s", "is");
    private static final Set<String> CONTRACTED =
            Set.of("i", "we", "you", "he", "she", "it", "they", "that", "there", "what", "who");
    private static final int REACH_OF_SUBJECT = 7;

    private static Set<String> and(Set<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(Arrays.asList(more));
        return Set.copyOf(all);
    }

    /** A clause on its way. */
    private static final class Draft {
        private final List<String> terms = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private boolean quoted = true;
        private boolean hasVerb;
        /** Somebody says, thinks or sees something in it, so that what others did may follow without "that". */
        private boolean reports;
        /** It follows upon such a clause, with a subject of its own. */
        private boolean reported;

        private int sentence;
    }

    private final Passage answer;
    private final boolean planned;
    private final List<Clause> clauses = new ArrayList<>();
    private Draft draft = new Draft();
    private String conjunction = "";
    private boolean fresh = true;
    private boolean quoting;
    private Subject last = Subject.NONE;

    private Clauses(Passage answer, boolean planned) {
        this.answer = answer;
        this.planned = planned;
    }

    /**
     * The clauses of the sentences that are worth something.
     *
     * @param planned whether the question asks for what the person would do
     */
    static List<Clause> of(Passage answer, double[] worth, boolean planned) {
        Clauses reader = new Clauses(answer, planned);
        for (int sentence = 0; sentence < worth.length; sentence++) {
            for (int i = answer.from(sentence); i < answer.to(sentence); i++) {
                reader.marks(i);
                if (worth[sentence] > 0) {
                    reader.word(i, sentence);
                }
            }
        }
        reader.end(true, "");
        return reader.clauses;
    }

    private void marks(int i) {
        int from = i == 0 ? 0 : answer.end(i - 1);
        for (int at = from; at < answer.start(i); at++) {
            char c = answer.text().charAt(at);
            if (c == '"' || c == '\u201c' || c == '\u201d') {
                end(false, "");
                quoting = !quoting;
            } else if (c == ',') {
                end(false, "");
            } else if (".!?;:\n()*\u2022\u2013\u2014".indexOf(c) >= 0 || (c == '-' && isDash(at))) {
                end(true, "");
            }
        }
    }

    private boolean isDash(int at) {
        return at == 0 || Character.isWhitespace(answer.text().charAt(at - 1));
    }

    private void word(int i, int sentence) {
        String term = answer.word(i).term();
        if (FILLERS.contains(term) || repeats(term)) {
            return;
        }
        if (CONJUNCTIONS.contains(term) && !draft.terms.isEmpty() && (draft.hasVerb || CUTS.contains(term))) {
            end(false, term);
            add(term, i, sentence);
            return;
        }
        int apostrophe = term.indexOf('\'');
        String stem = apostrophe > 0 ? term.substring(0, apostrophe) : term;
        boolean contracted =
                apostrophe > 0 && CONTRACTED.contains(stem) && ENDINGS.containsKey(term.substring(apostrophe));
        if (PRONOUNS.contains(contracted ? stem : term)
                && draft.hasVerb
                && !CONJUNCTIONS.contains(draft.terms.get(draft.terms.size() - 1))) {
            boolean reported = draft.reports;
            end(false, "");
            draft.reported = reported;
        }
        if (contracted) {
            add(stem, i, sentence);
            add(ENDINGS.getOrDefault(term.substring(apostrophe), ""), i, sentence);
            draft.hasVerb = true;
            return;
        }
        add(term, i, sentence);
        draft.hasVerb |= WORDS.isPastDeed(term)
                || WORDS.words("state").contains(term)
                || WORDS.words("deed").contains(term)
                || VerbPhrase.isModal(term);
        draft.reports |= WORDS.words("report").contains(term);
    }

    private void add(String term, int place, int sentence) {
        draft.sentence = draft.terms.isEmpty() ? sentence : draft.sentence;
        draft.terms.add(term);
        draft.places.add(place);
        draft.quoted &= quoting;
    }

    /** Restarts of speech: a word or two said again at once. */
    private boolean repeats(String term) {
        int size = draft.terms.size();
        return size > 0 && draft.terms.get(size - 1).equals(term) && Character.isLetter(term.charAt(0));
    }

    private void end(boolean hard, String next) {
        if (draft.terms.isEmpty()) {
            fresh |= hard;
        } else {
            clauses.add(clause(draft.sentence));
            fresh = hard;
            draft = new Draft();
        }
        conjunction = next;
    }

    private Clause clause(int sentence) {
        List<String> terms = draft.terms;
        if (draft.quoted) {
            return new Clause(terms, draft.places, Kind.QUOTE, "", sentence);
        }
        int start = 0;
        while (start < terms.size() && (CONJUNCTIONS.contains(terms.get(start)) || LEADS.contains(terms.get(start)))) {
            start++;
        }
        Subject subject = Subject.NONE;
        int verb = start;
        for (int k = start; k < Math.min(terms.size(), start + REACH_OF_SUBJECT) && subject == Subject.NONE; k++) {
            String term = terms.get(k);
            Subject named = SUBJECTS.getOrDefault(term, Subject.NONE);
            if (named != Subject.NONE && (k == start || !OPENERS.contains(term))) {
                subject = named;
                verb = k + 1;
            } else if (k == start && (DETERMINERS.contains(term) || (isName(k) && !fresh))) {
                subject = Subject.OTHER;
                verb = k + 1;
            } else if (WORDS.isPastDeed(term) || WORDS.words("state").contains(term)) {
                break;
            }
        }
        boolean elided = false;
        if (subject == Subject.NONE && start < terms.size()) {
            int k = start;
            while (k < terms.size() - 1 && VerbPhrase.ADVERBS.contains(terms.get(k))) {
                k++;
            }
            boolean bare = WORDS.words("deed").contains(terms.get(k))
                    && (planned || (last != Subject.NONE && !conjunction.isEmpty()));
            if (WORDS.isPastDeed(terms.get(k)) || bare) {
                elided = true;
                verb = k;
                boolean goesOn = GO_ON.contains(conjunction) || !fresh;
                subject = goesOn && last != Subject.NONE ? last : Subject.OWN;
            } else if (isName(0)) {
                subject = Subject.OTHER;
                verb = k + 1;
            }
        }
        VerbPhrase phrase = VerbPhrase.of(terms, verb);
        Clause clause = new Clause(
                terms,
                draft.places,
                phrase.kind(subject, planned, elided),
                phrase.verb().map(this::stem).orElse(""),
                sentence);
        boolean names = subject == Subject.OWN || subject == Subject.OUR || subject == Subject.OTHER;
        last = names && !draft.reported && !SUBORDINATING.contains(terms.get(0)) ? subject : last;
        return clause;
    }

    private boolean isName(int term) {
        int place = draft.places.get(term);
        Word word = answer.word(place);
        return word.counts() && Character.isUpperCase(answer.text().charAt(answer.start(place)));
    }

    private String stem(int term) {
        return answer.word(draft.places.get(term)).stem();
    }
}
