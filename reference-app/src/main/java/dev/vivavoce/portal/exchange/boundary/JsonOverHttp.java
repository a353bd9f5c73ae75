package dev.vivavoce.portal.exchange.boundary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Reads and writes bodies with {@link Json}, in place of the server's JSON-B. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/problem+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonOverHttp extends JacksonJsonProvider {
    public JsonOverHttp() {
        super(Json.mapper());
    }

    JsonOverHttp(ObjectMapper mapper) {
        super(mapper);
    }
}
