package dev.herald.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** What the pure core is made of, and what users' functions see. */
    private static final String[] CORE = {
        "dev.herald.engine.event..",
        "dev.herald.engine.publication..",
        "dev.herald.engine.contract..",
        "dev.herald.engine.sequence..",
        "dev.herald.engine.project..",
        "dev.herald.engine.lookup..",
        "dev.herald.engine.lane..",
        "dev.herald.engine.publish..",
        "dev.herald.engine.step..",
        "dev.herald.engine.supervise.."
    };

    /** The engine, and its own contracts that are generated into it. */
    private static final String[] OWN = {"dev.herald.engine..", "dev.herald.control..", "dev.herald.supervision.."};

    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.herald.engine");

    @Test
    void core_knowsNoKafkaClockInputOutputOrLog() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.slf4j..", "java.net..", "java.nio.file..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .accessField(System.class, "out")
                .check(engine);
    }

    @Test
    void clock_isInjectedEverywhere() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(engine);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("dev.herald.engine.(*)..").should().beFreeOfCycles().check(engine);
    }

    @Test
    void engine_knowsNoOtherModuleAndNoCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.herald..").and(resideOutsideOfPackages(OWN)))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(engine);
    }
}
