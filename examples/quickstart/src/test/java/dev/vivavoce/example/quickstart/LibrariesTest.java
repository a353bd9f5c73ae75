package dev.vivavoce.example.quickstart;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all libraries keep to. It stands here because nothing else sees all of them. */
class LibrariesTest {

    private static final JavaClasses LIBRARIES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "dev.vivavoce.core",
                    "dev.vivavoce.jackson",
                    "dev.vivavoce.embedded",
                    "dev.vivavoce.bank",
                    "dev.vivavoce.llm",
                    "dev.vivavoce.gemini",
                    "dev.vivavoce.claude",
                    "dev.vivavoce.vllm");

    @Test
    void are_all_seen() {
        assertThat(List.of(
                        "core.session.Session",
                        "jackson.VivavoceModule",
                        "embedded.HtmlReport",
                        "bank.QuestionBank",
                        "llm.ModelEvaluator",
                        "llm.http.ProviderHttp",
                        "llm.guard.GuardedModel",
                        "gemini.Gemini",
                        "claude.Claude",
                        "vllm.Vllm"))
                .allMatch(name -> LIBRARIES.contain("dev.vivavoce." + name));
    }

    @Test
    void ask_no_clock_but_the_one_they_are_given() {
        noClasses()
                .should()
                .callMethodWhere(calls("now"))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(LIBRARIES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.vivavoce.core.engine.InterviewEngine$Builder")
                .and()
                .doNotHaveFullyQualifiedName("dev.vivavoce.llm.guard.GuardedModel$Builder")
                .and()
                .doNotHaveFullyQualifiedName("dev.vivavoce.llm.ModelEvaluator$Builder")
                .and()
                .doNotHaveFullyQualifiedName("dev.vivavoce.llm.EvaluatorChain$Builder")
                .should()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethodWhere(callsOn(Clock.class, "system"))
                .because("only what is given no clock takes the system's")
                .check(LIBRARIES);
    }

    @Test
    void print_nothing_and_end_no_program() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(LIBRARIES);
    }

    @Test
    void depend_on_no_setting_of_the_machine() {
        noClasses()
                .should()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callConstructor(InputStreamReader.class, InputStream.class)
                .orShould()
                .callConstructor(OutputStreamWriter.class, OutputStream.class)
                .check(LIBRARIES);
    }

    @Test
    void start_no_thread_and_no_process() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Runtime.class)
                .orShould()
                .callConstructorWhere(JavaCall.Predicates.target(owner(assignableTo(Thread.class))))
                .orShould()
                .callMethod(Thread.class, "start")
                .check(LIBRARIES);
    }

    @Test
    void have_no_cycles() {
        slices().matching("dev.vivavoce.(*)..").should().beFreeOfCycles().check(LIBRARIES);
    }

    @Test
    void name_nothing_for_what_says_nothing() {
        Set<String> banned = Set.of(
                "Manager", "Service", "Helper", "Util", "Utils", "Impl", "Dto", "Processor", "Data", "Info", "Base");
        assertThat(LIBRARIES).extracting(type -> type.getSimpleName()).noneMatch(name -> banned.stream()
                .anyMatch(name::endsWith));
    }

    private static DescribedPredicate<JavaCall<?>> calls(String name) {
        return DescribedPredicate.describe(
                "method is " + name + "()", call -> call.getTarget().getName().equals(name));
    }

    private static DescribedPredicate<JavaCall<?>> callsOn(Class<?> owner, String prefix) {
        return DescribedPredicate.describe(
                "a " + prefix + " method of " + owner.getSimpleName(),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().startsWith(prefix));
    }
}
