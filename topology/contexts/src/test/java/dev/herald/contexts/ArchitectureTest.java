package dev.herald.contexts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.testkit.LeakGuard;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Pattern CONTEXT = Pattern.compile("dev\\.herald\\.contexts\\.(\\w+).*");
    private static final Pattern DOMAIN = Pattern.compile("dev\\.herald\\.(\\w+)\\.domain(\\..*)?");

    private final JavaClasses contexts = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.herald.contexts");

    @Test
    void contexts_knowNothingOfEachOther() {
        slices().matching("dev.herald.contexts.(*)..")
                .should()
                .notDependOnEachOther()
                .check(contexts);
    }

    @Test
    void contexts_readNoDomainEventsButTheirOwn() {
        classes().should(readOnlyTheirOwnDomainEvents()).check(contexts);
    }

    @Test
    void contexts_arePure_andKnowNoModuleAbove() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.herald.processor..",
                        "dev.herald.testkit..",
                        "dev.herald.sandbox..",
                        "org.apache.kafka..",
                        "org.slf4j..",
                        "java.io..",
                        "java.net..",
                        "java.nio..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(contexts);
    }

    @Test
    void engineAndTestkit_knowNoContext() {
        JavaClasses below = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.herald.engine", "dev.herald.testkit");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.herald.contexts..", "dev.herald.payments..", "dev.herald.deliveries..")
                .check(below);
    }

    /** A publication joins the build together with a test that nothing confidential gets out of it. */
    @Test
    void everyPublication_isGuardedAgainstLeaks() {
        Set<String> guarded = new ClassFileImporter()
                .importPackages("dev.herald.contexts").stream()
                        .filter(ArchitectureTest::checksForLeaks)
                        .flatMap(test -> test.getConstructorCallsFromSelf().stream())
                        .map(call -> call.getTargetOwner().getName())
                        .collect(Collectors.toSet());

        assertThat(ServiceLoader.load(PublicationSource.class))
                .extracting(source -> source.getClass().getName())
                .isNotEmpty()
                .isSubsetOf(guarded);
    }

    private static boolean checksForLeaks(JavaClass test) {
        return test.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(LeakGuard.class)
                        && call.getName().equals("check"));
    }

    private static ArchCondition<JavaClass> readOnlyTheirOwnDomainEvents() {
        return new ArchCondition<>("read only their own domain events") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> nameIn(DOMAIN, dependency.getTargetClass())
                                .filter(owner ->
                                        !owner.equals(nameIn(CONTEXT, type).orElse("")))
                                .isPresent())
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static Optional<String> nameIn(Pattern packages, JavaClass type) {
        Matcher matcher = packages.matcher(type.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
