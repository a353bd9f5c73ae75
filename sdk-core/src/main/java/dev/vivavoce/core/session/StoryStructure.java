package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A person's own outline of an answer, kept as a Markdown file that they can open and edit.
 *
 * <p>The file has the question as its first heading ({@code #}) and a second-level heading ({@code ##}) a part.
 *
 * @param question the question it is for
 * @param title the question's text, or whatever the person calls the story; one line
 * @param parts at least one
 */
public record StoryStructure(QuestionId question, String title, List<Part> parts) {

    /**
     * A part of a story.
     *
     * @param heading one line
     * @param notes Markdown without headings of the first two levels; may be empty; kept without outer blank lines, and
     *     with line feeds between lines
     */
    public record Part(String heading, String notes) {
        public Part {
            requireLine(heading, "heading");
            notes = WordLimit.wellFormed(requireNonNull(notes, "notes"))
                    .lines()
                    .collect(Collectors.joining("\n"))
                    .replaceFirst("^(?:\\h*+\n)++", "")
                    .stripTrailing();
            if (notes.lines().anyMatch(line -> line.startsWith("# ") || line.startsWith("## "))) {
                throw new IllegalArgumentException("notes under \"" + heading + "\" must not have headings # or ##");
            }
        }
    }

    public StoryStructure {
        requireNonNull(question, "question");
        requireLine(title, "title");
        parts = List.copyOf(requireNonNull(parts, "parts"));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a story must have a part");
        }
    }

    /** The empty outline that suits the question's style. */
    public static StoryStructure outline(Question question) {
        List<String> headings =
                switch (question.style()) {
                    case MOTIVATION -> List.of("What draws me", "What I bring", "An example");
                    case BEHAVIOURAL -> List.of("Situation", "Task", "Action", "Result");
                    case SITUATIONAL -> List.of("What I would find out", "What I would do", "Why", "How I would check");
                    case TECHNICAL -> List.of("Short answer", "Reasons", "Example", "Limits");
                    case SYSTEM_DESIGN -> List.of("Requirements", "Structure", "Trade-offs", "Failure and growth");
                    case CODING -> List.of("Understanding", "Approach", "Edge cases", "Cost");
                };
        List<Part> parts =
                headings.stream().map(heading -> new Part(heading, "")).toList();
        String title = question.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return new StoryStructure(question.id(), title, parts);
    }

    /** The story as a Markdown document. */
    public String markdown() {
        StringBuilder document = new StringBuilder("# ").append(title).append('\n');
        for (Part part : parts) {
            document.append("\n## ").append(part.heading).append('\n');
            if (!part.notes.isEmpty()) {
                document.append('\n').append(part.notes).append('\n');
            }
        }
        return document.toString();
    }

    /**
     * The story in a Markdown document, as a person may have edited it.
     *
     * @throws IllegalArgumentException with the number of the line that does not fit, never with what it says
     */
    public static StoryStructure parse(QuestionId question, String markdown) {
        String title = "";
        List<String> headings = new ArrayList<>();
        List<StringBuilder> notes = new ArrayList<>();
        int number = 0;
        for (String line :
                withoutByteOrderMark(WordLimit.wellFormed(markdown)).lines().toList()) {
            number++;
            if (line.startsWith("# ")) {
                require(title.isEmpty(), number, "a second title");
                title = heading(line, number);
            } else if (line.startsWith("## ")) {
                require(!title.isEmpty(), number, "a part before the title, which starts with \"# \"");
                headings.add(heading(line, number));
                notes.add(new StringBuilder());
            } else if (!notes.isEmpty()) {
                notes.get(notes.size() - 1).append(line).append('\n');
            } else {
                require(line.isBlank(), number, "text before the first part, which starts with \"## \"");
            }
        }
        if (title.isEmpty()) {
            throw new IllegalArgumentException("the document has no title, a line that starts with \"# \"");
        }
        List<Part> parts = new ArrayList<>(headings.size());
        for (int i = 0; i < headings.size(); i++) {
            parts.add(new Part(headings.get(i), notes.get(i).toString()));
        }
        return new StoryStructure(question, title, parts);
    }

    private static String heading(String line, int number) {
        String heading = line.substring(line.indexOf(' ')).strip();
        require(WordLimit.count(heading) > 0, number, "a heading without text");
        return heading;
    }

    private static void require(boolean fits, int number, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException("line " + number + ": " + otherwise);
        }
    }

    private static String withoutByteOrderMark(String document) {
        return document.startsWith("\ufeff") ? document.substring(1) : document;
    }

    private static void requireLine(String text, String name) {
        WordLimit.NONE.require(text, name);
        if (!text.equals(text.strip()) || text.lines().count() > 1) {
            throw new IllegalArgumentException(name + " must be one line without outer spaces: \"" + text + "\"");
        }
    }
}
