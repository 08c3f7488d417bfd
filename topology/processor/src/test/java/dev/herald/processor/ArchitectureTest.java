package dev.herald.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** The engine with its own contracts, and the processor itself. */
    private static final String[] KNOWN = {
        "dev.herald.engine..", "dev.herald.control..", "dev.herald.supervision..", "dev.herald.processor.."
    };

    private final JavaClasses processor = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.herald.processor");

    @Test
    void processor_knowsTheEngineAlone_contextsJoinWhenItRuns() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.herald..").and(resideOutsideOfPackages(KNOWN)))
                .check(processor);
    }

    @Test
    void openTelemetry_isKnownToTracesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.herald.processor.trace..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(processor);
    }
}
