package dev.vivavoce.jackson;

import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.StoryStructure;
import java.io.IOException;
import java.util.List;

/** Story structures. */
final class StoryJson {

    private StoryJson() {}

    static void story(Output out, StoryStructure value) throws IOException {
        out.object()
                .number("version", VivavoceModule.VERSION)
                .text("question", value.question().value())
                .text("title", value.title())
                .list("parts", value.parts(), StoryJson::part)
                .end();
    }

    static void part(Output out, StoryStructure.Part value) throws IOException {
        out.object()
                .text("heading", value.heading())
                .text("notes", value.notes())
                .end();
    }

    static StoryStructure story(Input in) throws IOException {
        QuestionId question = null;
        String title = null;
        List<StoryStructure.Part> parts = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "version" -> in.version();
                case "question" -> question = QuestionJson.id(in);
                case "title" -> title = in.text();
                case "parts" -> parts = in.list(StoryJson::part);
                default -> in.skip();
            }
        }
        QuestionId foundQuestion = in.required(question, "question");
        String foundTitle = in.required(title, "title");
        List<StoryStructure.Part> foundParts = in.required(parts, "parts");
        return in.made(() -> new StoryStructure(foundQuestion, foundTitle, foundParts));
    }

    static StoryStructure.Part part(Input in) throws IOException {
        String heading = null;
        String notes = "";
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "heading" -> heading = in.text();
                case "notes" -> notes = in.text();
                default -> in.skip();
            }
        }
        String foundHeading = in.required(heading, "heading");
        String foundNotes = notes;
        return in.made(() -> new StoryStructure.Part(foundHeading, foundNotes));
    }
}
