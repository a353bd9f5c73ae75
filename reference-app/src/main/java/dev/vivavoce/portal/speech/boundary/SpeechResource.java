package dev.vivavoce.portal.speech.boundary;

import dev.vivavoce.portal.exchange.boundary.LongBody;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.speech.control.Listening;
import dev.vivavoce.portal.speech.control.Recording;
import dev.vivavoce.portal.tenancy.control.InSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Speech becomes text, which its speaker then edits. */
@Path("speech")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SpeechResource {
    static final String WAV = "audio/wav";

    public record Heard(String text) {}

    @Inject
    Listening listening;

    /**
     * A WAV file of 16 bits, one channel and 16,000 frames a second, at most 10 MB, of somebody whom a question waits for. It is kept nowhere.
     */
    @POST
    @InSteps
    @LongBody
    @RolesAllowed({"learner", "candidate"})
    @Consumes(WAV)
    @RequestBody(
            required = true,
            content = @Content(mediaType = WAV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Heard transcribe(InputStream wav) {
        listening.transcriber();
        Locale language = listening.language();
        try {
            return new Heard(listening.hear(Recording.of(wav.readNBytes(Recording.MOST_BYTES + 1)), language));
        } catch (IOException e) {
            throw Problem.malformed("The request broke off.");
        }
    }
}
