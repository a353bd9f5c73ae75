package dev.vivavoce.portal;

import dev.vivavoce.portal.idempotency.control.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to the OpenAPI document what the code says once for all calls: who may make each ({@code x-roles}, from {@code @RolesAllowed}), the
 * {@code Idempotency-Key}, and that whatever is refused is a problem.
 */
public class DocumentFilter implements OASFilter {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";

    private final Map<String, Method> methods = Portal.RESOURCES.stream()
            .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
            .filter(method -> Stream.of(method.getAnnotations())
                    .anyMatch(annotation ->
                            annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class)))
            .collect(Collectors.toMap(Method::getName, Function.identity()));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.setServers(List.of(OASFactory.createServer().url("/")));
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .description("The token of POST /login, an API key, or the operator's key."));
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(this::complete));
    }

    private void complete(Operation operation) {
        Method method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("No method for " + operation.getOperationId());
        }
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        operation.addExtension("x-roles", allowed == null ? List.of() : List.of(allowed.value()));
        if (allowed != null) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
        }
        if (method.isAnnotationPresent(Idempotent.class)) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .description("A repeat with the same key and body gets the stored answer.")
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("Why the request is refused (RFC 9457)")
                                .content(OASFactory.createContent()
                                        .addMediaType("application/problem+json", problemBody())));
    }

    private static MediaType problemBody() {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM));
    }

    private static Schema problem() {
        return object().addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(object().addProperty("pointer", text()).addProperty("detail", text())));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
