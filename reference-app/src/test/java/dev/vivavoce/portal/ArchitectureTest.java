package dev.vivavoce.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.vivavoce.portal.";

    /** Each may use those before it. */
    private static final List<String> ORDER = List.of(
            "exchange",
            "storage",
            "jobs",
            "tenancy",
            "idempotency",
            "audit",
            "access",
            "upkeep",
            "branding",
            "questions",
            "models",
            "sessions",
            "practice",
            "positions",
            "interviews",
            "texts",
            "scorecards",
            "speech",
            "pages",
            "learning",
            "candidacy",
            "hiring",
            "administration");

    private static final Set<String> BANNED = Set.of(
            "Manager", "Service", "Helper", "Util", "Impl", "Dto", "Processor", "Data", "Info", "Base", "Abstract");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.vivavoce.portal");

    private static int place(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT)
                ? ORDER.indexOf(name.substring(ROOT.length()).split("\\.", -1)[0])
                : ORDER.size();
    }

    private static Stream<Method> calls() {
        return Stream.concat(Portal.RESOURCES.stream(), PortalPages.RESOURCES.stream())
                .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                .filter(method -> Stream.of(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    @Test
    void components_use_only_those_before_them() {
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(classes)
                .allSatisfy(type -> assertThat(place(type)).as(type.getName()).isNotNegative());
        assertThat(classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(dependency -> place(dependency.getTargetClass()) > place(dependency.getOriginClass()))
                        .map(dependency -> dependency.getDescription()))
                .isEmpty();
    }

    @Test
    void entities_and_controls_know_no_boundary_but_json() {
        assertThat(classes.stream()
                        .filter(type -> !type.getPackageName().endsWith(".boundary"))
                        .filter(type -> place(type) < ORDER.size())
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(ROOT)
                                && dependency.getTargetClass().getPackageName().endsWith(".boundary"))
                        .filter(dependency ->
                                !dependency.getTargetClass().getSimpleName().equals("Json"))
                        .map(dependency -> dependency.getDescription()))
                .isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        assertThat(classes.stream()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> BANNED.stream().anyMatch(name::contains))
                        .filter(name -> !name.startsWith("Database")))
                .isEmpty();
    }

    @Test
    void every_resource_is_part_of_the_portal() {
        assertThat(classes.stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Portal.RESOURCES.stream(), PortalPages.RESOURCES.stream())
                                .map(Class::getName)
                                .toList());
    }

    @Test
    void every_call_says_who_may_make_it_and_belongs_to_a_tenant() {
        assertThat(calls()).hasSizeGreaterThan(15).allSatisfy(call -> {
            assertThat(call.isAnnotationPresent(RolesAllowed.class))
                    .as(call.toString())
                    .isNotEqualTo(call.isAnnotationPresent(PermitAll.class));
            assertThat(Stream.of(InTenant.class, InSteps.class, PermitAll.class).anyMatch(call::isAnnotationPresent))
                    .as(call.toString())
                    .isTrue();
        });
    }

    @Test
    void every_post_that_creates_can_be_repeated() {
        assertThat(calls().filter(call -> call.isAnnotationPresent(Idempotent.class))
                        .map(Method::getName)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "addMember",
                        "addPosition",
                        "approvePlan",
                        "askQuestion",
                        "holdReview",
                        "invite",
                        "importQuestions",
                        "makeApiKey",
                        "openSession",
                        "openTenant",
                        "releaseScoreCard",
                        "renewInvitation",
                        "signUp",
                        "suggestPlan",
                        "suggestPlanChanges");
    }
}
