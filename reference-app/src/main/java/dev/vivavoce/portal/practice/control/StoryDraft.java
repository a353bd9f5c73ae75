package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.StoryStructure.Part;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Help with a story that needs no model: what somebody has said, in its order, under the headings of the outline. */
public final class StoryDraft {
    private StoryDraft() {}

    /** The outline with the sentences of {@code answer}, about as many under each heading; notes that are there already stay. */
    public static StoryStructure of(StoryStructure outline, String answer) {
        List<String> sentences = sentences(answer);
        int count = outline.parts().size();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Part part = outline.parts().get(i);
            List<String> share = sentences.subList(i * sentences.size() / count, (i + 1) * sentences.size() / count);
            parts.add(part.notes().isBlank() ? new Part(part.heading(), String.join("\n", share)) : part);
        }
        return new StoryStructure(outline.question(), outline.title(), parts);
    }

    /** One line each, and none that would be a heading. */
    private static List<String> sentences(String answer) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(answer);
        List<String> found = new ArrayList<>();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String line = answer.substring(from, to)
                    .replaceAll("\\s+", " ")
                    .replaceFirst("^[# ]+", "")
                    .strip();
            if (!line.isEmpty()) {
                found.add(line);
            }
        }
        return found;
    }
}
