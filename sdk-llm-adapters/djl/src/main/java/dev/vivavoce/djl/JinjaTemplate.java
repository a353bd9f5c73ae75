package dev.vivavoce.djl;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The template that a model's folder brings along. It sees stand-ins for what was said, never the texts: they are put in afterwards, so nothing that people
 * write can be taken for a part of the template, or for markup. It sees no Java object but strings, lists and maps, and no clock: the same conversation gives
 * the same prompt. What it renders without each text, once and in order, counts as failed.
 */
final class JinjaTemplate implements ChatTemplate {
    private static final char OPEN = '\ue000';
    private static final char CLOSE = '\ue001';
    private static final int LONGEST = 1 << 20;

    private final String source;
    private final Map<String, String> tokens;
    private final Jinjava jinjava;

    /**
     * A template.
     *
     * @param tokens such as {@code bos_token}
     */
    JinjaTemplate(String source, Map<String, String> tokens) {
        this.source = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
        this.tokens = Map.copyOf(tokens);
        // As Hugging Face sets its own: blocks take no line of their own, and a filter binds tighter than a plus.
        this.jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withEvaluateMapKeys(true)
                        .withIterateOverMapKeys(true)
                        .withKeepNullableLoopValues(true)
                        .withParseWhitespaceControlStrictly(true)
                        .withUseNaturalOperatorPrecedence(true)
                        .withUseTrimmingForNotesAndExpressions(true)
                        .build())
                .withNestedInterpretationEnabled(false)
                .withMaxRenderDepth(20)
                .withMaxOutputSize(LONGEST)
                .withMaxStringLength(LONGEST)
                .withMaxListSize(10_000)
                .withMaxMapSize(10_000)
                .build());
    }

    @Override
    public List<Piece> lay(List<Turn> turns) {
        List<Map<String, String>> messages = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            messages.add(Map.of("role", turns.get(i).role().word(), "content", standIn(i)));
        }
        Map<String, Object> bindings = new HashMap<>(tokens);
        bindings.put("messages", messages);
        bindings.put("add_generation_prompt", true);
        bindings.put("enable_thinking", false);
        RenderResult rendered = jinjava.renderForResult(source, bindings);
        if (!rendered.getErrors().isEmpty()) {
            throw new TemplateException(rendered.getErrors().get(0).getMessage());
        }
        return pieces(rendered.getOutput(), turns);
    }

    private static String standIn(int turn) {
        return OPEN + String.valueOf(turn) + CLOSE;
    }

    private static List<Piece> pieces(String rendered, List<Turn> turns) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < turns.size(); i++) {
            int at = rendered.indexOf(standIn(i), from);
            if (at < 0) {
                throw new TemplateException("it leaves out turn " + (i + 1) + " of " + turns.size());
            }
            pieces.add(new Piece(rendered.substring(from, at), true));
            pieces.add(new Piece(turns.get(i).text(), false));
            from = at + standIn(i).length();
        }
        pieces.add(new Piece(rendered.substring(from), true));
        for (Piece piece : pieces) {
            if (piece.isMarkup() && piece.text().indexOf(OPEN) >= 0) {
                throw new TemplateException("it says a turn twice, or out of order");
            }
            if (piece.isMarkup() && (piece.text().contains("{%") || piece.text().contains("{{"))) {
                throw new TemplateException("some of it was not carried out");
            }
        }
        return pieces;
    }
}
