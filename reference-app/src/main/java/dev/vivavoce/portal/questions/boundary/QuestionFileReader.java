package dev.vivavoce.portal.questions.boundary;

import dev.vivavoce.portal.questions.control.QuestionFile;
import dev.vivavoce.portal.questions.control.Scrutiny;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and looks through a file of questions before the call, and so its transaction, begins. */
@Provider
@ApplicationScoped
@Consumes({QuestionFileReader.CSV, QuestionFileReader.NDJSON, QuestionFileReader.JSON_LINES})
public class QuestionFileReader implements MessageBodyReader<QuestionFile> {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    static final String JSON_LINES = "application/jsonl";

    @Inject
    Scrutiny scrutiny;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == QuestionFile.class;
    }

    @Override
    public QuestionFile readFrom(
            Class<QuestionFile> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return scrutiny.look(body.readAllBytes(), mediaType.getSubtype().equals("csv"));
    }
}
