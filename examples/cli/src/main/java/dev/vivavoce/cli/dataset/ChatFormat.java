package dev.vivavoce.cli.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.llm.TrainingExample;

/** How an example stands in a line, by who trains on it. */
enum ChatFormat {
    /** {@code messages} with {@code role} and {@code content}: Hugging Face AutoTrain, Together, Fireworks, OpenAI and others. */
    MESSAGES {
        @Override
        ObjectNode of(TrainingExample example) {
            ObjectNode line = Json.object();
            ArrayNode messages = line.putArray("messages");
            messages.addObject().put("role", "system").put("content", example.instructions());
            messages.addObject().put("role", "user").put("content", example.material());
            messages.addObject().put("role", "assistant").put("content", example.reply());
            return line;
        }
    },
    /** {@code systemInstruction} and {@code contents} with {@code parts}: Gemini on Vertex AI. */
    VERTEX {
        @Override
        ObjectNode of(TrainingExample example) {
            ObjectNode line = Json.object();
            part(line.putObject("systemInstruction").put("role", "system"), example.instructions());
            ArrayNode contents = line.putArray("contents");
            part(contents.addObject().put("role", "user"), example.material());
            part(contents.addObject().put("role", "model"), example.reply());
            return line;
        }

        private void part(ObjectNode content, String text) {
            content.putArray("parts").addObject().put("text", text);
        }
    };

    abstract ObjectNode of(TrainingExample example);

    @Override
    public String toString() {
        return Json.name(this);
    }
}
