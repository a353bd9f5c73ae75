package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.llm.ModelEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Schemas of every kind that is kept, and those that the SDK asks models with. */
final class Schemas {
    static final List<String> KINDS = List.of(
            "{'type':'object','properties':{'a':{'type':'integer','minimum':-3,'maximum':120},'b':{'type':'string','maxLength':5}},'required':['a']}",
            "{'type':'object','properties':{'a':{'type':'null'},'b':{'type':'boolean'},'c':{'const':'x\\u00e9\\\"y'}}}",
            "{'type':'object','properties':{},'additionalProperties':false}",
            "{'type':'array','items':{'type':'number','minimum':0,'maximum':1},'minItems':2,'maxItems':4}",
            "{'type':'array','items':{'type':'array','items':{'type':'boolean'},'maxItems':2},'maxItems':0}",
            "{'enum':['one','two',3,null,{'four':[5]}]}",
            "{'type':['string','integer','null'],'minLength':2,'maxLength':3,'minimum':10,'maximum':12}",
            "{'anyOf':[{'type':'string','minLength':1,'maxLength':2},{'type':'object','properties':{'k':{'type':'string','maxLength':1}},'required':['k']}]}",
            "{'$defs':{'tree':{'type':'object','properties':{'name':{'type':'string','maxLength':3},"
                    + "'children':{'type':'array','items':{'$ref':'#/$defs/tree'},'maxItems':2}},'required':['name','children']}},'$ref':'#/$defs/tree'}",
            "{'type':'integer','exclusiveMinimum':-5,'exclusiveMaximum':100000}",
            "{'type':'number','minimum':-0.5,'maximum':2.25}",
            "{'type':'object','properties':{'ke\\\"y':{'type':'integer'},'\\u00fc':{'type':'string','minLength':3,'maxLength':3}},'required':['\\u00fc']}");

    private Schemas() {}

    static Stream<String> all() {
        return Stream.of(
                        KINDS.stream().map(Schemas::quoted),
                        Stream.of(bounded(2, 1, 12)),
                        Stream.of(
                                        "evaluate-answer.3",
                                        "suggest-plan.1",
                                        "suggest-plan-changes.1",
                                        "generate-questions.1",
                                        "coach-story.1",
                                        "summarise-report.1",
                                        "play-candidate.1",
                                        "probe.1")
                                .map(Schemas::asked))
                .flatMap(schemas -> schemas);
    }

    /** That of evaluations with bounds. */
    static String bounded(int criteria, int anchors, int sentences) {
        return asked("evaluate-answer.3.bounded").formatted(criteria, anchors, sentences);
    }

    static String quoted(String schema) {
        return schema.replace('\'', '"');
    }

    static String asked(String name) {
        try (InputStream in = requireNonNull(ModelEvaluator.class.getResourceAsStream(name + ".json"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
