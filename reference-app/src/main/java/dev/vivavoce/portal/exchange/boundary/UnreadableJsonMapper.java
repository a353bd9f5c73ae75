package dev.vivavoce.portal.exchange.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that is no JSON (400), or JSON of another shape (422 with the place). Never quotes the body. */
@Provider
public class UnreadableJsonMapper implements ExceptionMapper<JsonProcessingException> {
    @Override
    public Response toResponse(JsonProcessingException unreadable) {
        if (unreadable.getCause() instanceof Problem whileReading) {
            return Problems.answer(whileReading);
        }
        if (unreadable instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String detail =
                    unreadable instanceof UnrecognizedPropertyException ? "is not known here" : expected(mismatch);
            return Problems.answer(Problem.invalid(pointer(mismatch), detail));
        }
        return Problems.answer(Problem.malformed(
                unreadable instanceof MismatchedInputException
                        ? "The body is not the JSON object that is expected here."
                        : "The body is not valid JSON."));
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (mismatch.getOriginalMessage().startsWith("holds a character")) {
            return "holds a character that cannot be stored";
        }
        if (type != null && type.isEnum()) {
            return "is not one of the known values";
        }
        if (type == String.class) {
            return "must be a string";
        }
        return "is of the wrong type";
    }

    private static String pointer(JsonMappingException mismatch) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : mismatch.getPath()) {
            String name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? Integer.toString(Math.max(0, step.getIndex()))
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
