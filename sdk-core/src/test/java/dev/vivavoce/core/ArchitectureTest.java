package dev.vivavoce.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the core's packages, and that it needs nothing but Java. */
class ArchitectureTest {

    /** Each may use those before it. */
    private static final List<String> ORDER =
            List.of("assessment", "question", "plan", "session", "progress", "report", "spi", "engine");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vivavoce.core");

    @Test
    void keeps_the_order_of_the_packages() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : ORDER) {
            layers = layers.layer(name).definedBy("dev.vivavoce.core." + name);
        }
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new);
            layers = later.length == 0
                    ? layers.whereLayer(ORDER.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(ORDER.get(i)).mayOnlyBeAccessedByLayers(later);
        }
        layers.check(CORE);
        classes()
                .should()
                .resideInAnyPackage(
                        ORDER.stream().map(name -> "dev.vivavoce.core." + name).toArray(String[]::new))
                .because("a package that is new needs its place in the order")
                .check(CORE);
    }

    @Test
    void has_no_cycles() {
        slices().matching("dev.vivavoce.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void needs_nothing_but_java_and_jspecify() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.vivavoce.core..",
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..")
                .check(CORE);
    }

    @Test
    void writes_and_logs_nothing_and_starts_no_thread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.PrintStream")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Runtime.class, ProcessBuilder.class)
                .check(CORE);
    }

    @Test
    void names_nothing_for_what_says_nothing() {
        String[] banned = {
            "Manager", "Service", "Helper", "Util", "Utils", "Impl", "Dto", "Processor", "Data", "Info", "Base"
        };
        Arrays.stream(banned)
                .forEach(word ->
                        noClasses().should().haveSimpleNameEndingWith(word).check(CORE));
    }
}
