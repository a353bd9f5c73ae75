package dev.vivavoce.example.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The plain way to take an answer, to compare with: the JSON is read, the bearer looked up by one indexed query, the answer inserted, in one
 * transaction on the portal's own connections. Nothing is sealed, parted by tenant, rated, or kept from coming twice.
 */
@Path("answers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BareAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";

    @Resource(lookup = "jdbc/portal")
    DataSource source;

    @GET
    public String ready() {
        return "{}";
    }

    @POST
    @Path("{session}/{turn}")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public String keep(
            @PathParam("session") UUID session,
            @PathParam("turn") int turn,
            @HeaderParam("Authorization") String bearer,
            String body)
            throws SQLException, JsonProcessingException {
        JsonNode answer = JSON.readTree(body);
        UUID id = UUID.randomUUID();
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into bare_answer (id, person, session, turn, content, kind) values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, person(connection, bearer));
            insert.setObject(3, session);
            insert.setInt(4, turn);
            insert.setString(5, answer.path("text").asText());
            insert.setString(6, answer.path("kind").asText());
            insert.executeUpdate();
        }
        return "{\"id\":\"" + id + "\"}";
    }

    private static UUID person(Connection connection, String bearer) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(
                "select person from bare_sign_in where hash = sha256(convert_to(?, 'UTF8')) and expires_at > now()")) {
            look.setString(1, bearer.startsWith(BEARER) ? bearer.substring(BEARER.length()) : "");
            try (ResultSet found = look.executeQuery()) {
                if (!found.next()) {
                    throw new NotAuthorizedException("Bearer");
                }
                return found.getObject(1, UUID.class);
            }
        }
    }
}
