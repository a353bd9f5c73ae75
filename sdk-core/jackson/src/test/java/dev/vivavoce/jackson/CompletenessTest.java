package dev.vivavoce.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A type that is new in the core needs a JSON form, and none is found by reflection. */
class CompletenessTest {

    /** What is asked of a port or the engine in one call, and a limit: nobody stores or sends these. */
    private static final Set<Class<?>> WITHOUT_JSON =
            Set.of(QuestionQuery.class, Submission.class, PlanReview.class, History.class, WordLimit.class);

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vivavoce.core");
    private static final JavaClasses JACKSON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vivavoce.jackson");

    @Test
    void every_public_value_of_the_core_has_a_json_form_of_its_own() throws IOException {
        List<Class<?>> values = CORE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.isRecord() || type.isEnum())
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> !WITHOUT_JSON.contains(type))
                .toList();

        assertThat(values).hasSizeGreaterThan(40).contains(Session.class);
        for (Class<?> value : values) {
            assertThat(writer(value)).as("what writes %s", value).startsWith("dev.vivavoce.jackson.");
            assertThat(reader(value)).as("what reads %s", value).startsWith("dev.vivavoce.jackson.");
        }
    }

    @Test
    void sealed_types_are_read_as_themselves() throws IOException {
        Set<String> sealed = CORE.stream()
                .map(JavaClass::reflect)
                .filter(type -> type.isSealed() && type.getEnclosingClass() == null)
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(sealed).hasSizeGreaterThan(3);
        for (JavaClass type : CORE) {
            if (sealed.contains(type.getName())) {
                assertThat(reader(type.reflect())).as("what reads %s", type).startsWith("dev.vivavoce.jackson.");
            }
        }
    }

    @Test
    void nothing_reflects() {
        assertThat(JACKSON.stream().count()).isGreaterThan(8);
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect", "java.lang.invoke", "com.fasterxml.jackson.annotation")
                .check(JACKSON.that(DescribedPredicate.describe("written by hand", type -> !type.isEnum())));
    }

    private static String writer(Class<?> type) throws IOException {
        return Json.MAPPER
                .getSerializerProviderInstance()
                .findValueSerializer(type)
                .getClass()
                .getName();
    }

    private static String reader(Class<?> type) throws IOException {
        DefaultDeserializationContext context = ((DefaultDeserializationContext)
                        Json.MAPPER.getDeserializationContext())
                .createDummyInstance(Json.MAPPER.getDeserializationConfig());
        return context.findRootValueDeserializer(Json.MAPPER.constructType(type))
                .getClass()
                .getName();
    }
}
