package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.StoryStructure.Part;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the editor. A part without a heading is left out; the whole as Markdown goes before its parts. */
public class StoryForm {
    private static final int LONGEST = 100_000;

    @FormParam("version")
    @Nullable
    Integer version;

    @FormParam("title")
    @DefaultValue("")
    @Size(max = 500)
    String title = "";

    @FormParam("heading")
    @Nullable
    List<@Size(max = 500) String> headings;

    @FormParam("notes")
    @Nullable
    List<@Size(max = LONGEST) String> notes;

    @FormParam("markdown")
    @Nullable
    @Size(max = LONGEST)
    String markdown;

    Optional<Integer> version() {
        return Optional.ofNullable(version);
    }

    boolean isMarkdown() {
        return markdown != null;
    }

    StoryStructure story(QuestionId id) {
        return markdown == null ? composed(id) : parsed(id, markdown);
    }

    private static StoryStructure parsed(QuestionId id, String markdown) {
        try {
            return StoryStructure.parse(id, markdown);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("/markdown", String.valueOf(unfit.getMessage()));
        }
    }

    private StoryStructure composed(QuestionId id) {
        List<String> named = headings == null ? List.of() : headings;
        List<String> noted = notes == null ? List.of() : notes;
        if (noted.stream().mapToInt(String::length).sum() > LONGEST) {
            throw Problem.of(
                    422, "story-too-long", "The story is too long", "A story has at most " + LONGEST + " characters.");
        }
        List<Part> parts = new ArrayList<>();
        try {
            for (int i = 0; i < named.size(); i++) {
                String note = i < noted.size() ? noted.get(i) : "";
                if (!named.get(i).isBlank()) {
                    parts.add(new Part(named.get(i).strip(), note));
                } else if (!note.isBlank()) {
                    throw Problem.of(422, "part-without-heading", "A part has no heading", "A part has no heading.");
                }
            }
            return new StoryStructure(id, title.strip(), parts);
        } catch (IllegalArgumentException unfit) {
            throw Problem.of(
                    422,
                    "story-unfit",
                    "The story cannot be kept",
                    "Title and headings are one line each, there is at least one part, and notes have no headings # or ##.");
        }
    }
}
