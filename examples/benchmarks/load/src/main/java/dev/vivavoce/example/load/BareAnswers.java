package dev.vivavoce.example.load;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The plain way to keep an answer, to compare with: one insert, committed, by the portal's own connections; nobody is asked who they are,
 * and no JSON is read.
 */
@Path("answers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BareAnswers {
    @Resource(lookup = "jdbc/portal")
    DataSource source;

    @GET
    public String ready() {
        return "{}";
    }

    @POST
    @Path("{session}/{turn}")
    @Consumes(MediaType.TEXT_PLAIN)
    public String keep(@PathParam("session") UUID session, @PathParam("turn") int turn, String text)
            throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into bare_answer (id, session, turn, content) values (?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, session);
            insert.setInt(3, turn);
            insert.setString(4, text);
            insert.executeUpdate();
        }
        return "{\"id\":\"" + id + "\"}";
    }
}
