package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.util.ArrayList;
import java.util.List;

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
     * @param notes Markdown without headings of the first two levels; may be empty
     */
    public record Part(String heading, String notes) {
        public Part {
            requireLine(heading, "heading");
            if (notes.lines().anyMatch(line -> line.startsWith("# ") || line.startsWith("## "))) {
                throw new IllegalArgumentException("notes under \"" + heading + "\" must not have headings # or ##");
            }
            notes = notes.strip();
        }
    }

    public StoryStructure {
        requireNonNull(question, "question");
        requireLine(title, "title");
        parts = List.copyOf(parts);
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
        return new StoryStructure(question.id(), question.text(), parts);
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
     * @throws IllegalArgumentException naming the line that does not fit
     */
    public static StoryStructure parse(QuestionId question, String markdown) {
        String title = "";
        String heading = "";
        StringBuilder notes = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (String line : markdown.lines().toList()) {
            number++;
            if (line.startsWith("# ")) {
                if (!title.isEmpty()) {
                    throw new IllegalArgumentException("line " + number + ": a second title: " + line);
                }
                title = line.substring(2).strip();
            } else if (line.startsWith("## ")) {
                if (!heading.isEmpty()) {
                    parts.add(new Part(heading, notes.toString()));
                }
                heading = line.substring(3).strip();
                notes.setLength(0);
            } else if (!heading.isEmpty()) {
                notes.append(line).append('\n');
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException("line " + number + ": text before the first heading ##: " + line);
            }
        }
        if (!heading.isEmpty()) {
            parts.add(new Part(heading, notes.toString()));
        }
        if (title.isEmpty()) {
            throw new IllegalArgumentException("the document has no title (a line that starts with \"# \")");
        }
        return new StoryStructure(question, title, parts);
    }

    private static void requireLine(String text, String name) {
        WordLimit.NONE.require(text, name);
        if (!text.equals(text.strip()) || text.lines().count() > 1) {
            throw new IllegalArgumentException(name + " must be one line without outer spaces: \"" + text + "\"");
        }
    }
}
