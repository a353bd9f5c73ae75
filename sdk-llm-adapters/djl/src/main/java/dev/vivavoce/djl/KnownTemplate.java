package dev.vivavoce.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The layouts of the families that are known, for folders whose own template is missing or cannot be run. */
enum KnownTemplate implements ChatTemplate {
    /** Of Llama 3. */
    LLAMA_3 {
        @Override
        public List<Piece> lay(List<Turn> turns) {
            Layout layout = new Layout().mark("<|begin_of_text|>");
            for (Turn turn : turns) {
                layout.mark("<|start_header_id|>" + turn.role().word() + "<|end_header_id|>\n\n")
                        .say(turn.text())
                        .mark("<|eot_id|>");
            }
            return layout.mark("<|start_header_id|>assistant<|end_header_id|>\n\n")
                    .pieces();
        }
    },
    /** ChatML, of Qwen 2.5 and others. */
    CHAT_ML {
        @Override
        public List<Piece> lay(List<Turn> turns) {
            return chatMl(turns).pieces();
        }
    },
    /** Of Qwen 3, told not to think. */
    QWEN_3 {
        @Override
        public List<Piece> lay(List<Turn> turns) {
            return chatMl(turns).mark("<think>\n\n</think>\n\n").pieces();
        }
    },
    /** Of Llama 2. Its turns are marked by plain text: what people write may look like a mark. */
    LLAMA_2 {
        @Override
        public List<Piece> lay(List<Turn> turns) {
            return inst(turns, "<<SYS>>\n", "\n<</SYS>>\n\n", " </s><s>");
        }
    },
    /** Of Mistral. */
    MISTRAL {
        @Override
        public List<Piece> lay(List<Turn> turns) {
            return inst(turns, "", "\n\n", "</s>");
        }
    };

    /** The one that fits the tokens that a vocabulary has. */
    static KnownTemplate of(String architecture, Set<String> added) {
        if (added.contains("<|im_start|>")) {
            return added.contains("<think>") ? QWEN_3 : CHAT_ML;
        }
        if (added.contains("<|start_header_id|>")) {
            return LLAMA_3;
        }
        return architecture.startsWith("Mistral") ? MISTRAL : LLAMA_2;
    }

    private static Layout chatMl(List<Turn> turns) {
        Layout layout = new Layout();
        for (Turn turn : turns) {
            layout.mark("<|im_start|>" + turn.role().word() + "\n")
                    .say(turn.text())
                    .mark("<|im_end|>\n");
        }
        return layout.mark("<|im_start|>assistant\n");
    }

    private static List<Piece> inst(List<Turn> turns, String before, String after, String end) {
        Layout layout = new Layout().mark("<s>");
        String begin = "[INST] ";
        String between = begin;
        for (Turn turn : turns) {
            switch (turn.role()) {
                case SYSTEM -> {
                    layout.mark(between + before).say(turn.text()).mark(after);
                    between = "";
                }
                case USER -> {
                    layout.mark(between).say(turn.text());
                    between = "\n\n";
                }
                case ASSISTANT -> {
                    layout.mark(between.equals(begin) ? "" : " [/INST] ")
                            .say(turn.text())
                            .mark(end);
                    between = begin;
                }
            }
        }
        return layout.mark(between.equals(begin) ? "[INST] [/INST]" : " [/INST]")
                .pieces();
    }

    private static final class Layout {
        private final List<Piece> pieces = new ArrayList<>();

        Layout mark(String markup) {
            pieces.add(new Piece(markup, true));
            return this;
        }

        Layout say(String text) {
            pieces.add(new Piece(text, false));
            return this;
        }

        List<Piece> pieces() {
            return pieces;
        }
    }
}
