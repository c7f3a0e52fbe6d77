package dev.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.slipway");

    private static final Set<String> ROOMS_WITHOUT_A_NAME =
            Set.of("util", "utils", "common", "model", "dto", "impl", "manager", "helper", "exception");

    /** Packages of about 15 types read well; one of more than this has more than one subject. */
    private static final int MOST_TYPES = 25;

    @Test
    void modulesDependDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("dev.slipway.cli..")
                .layer("catalog")
                .definedBy("dev.slipway.catalog..")
                .layer("server")
                .definedBy("dev.slipway.server..")
                .layer("store")
                .definedBy("dev.slipway.store..")
                .layer("docker")
                .definedBy("dev.slipway.docker..")
                .layer("platform")
                .definedBy("dev.slipway.platform..")
                .layer("compose")
                .definedBy("dev.slipway.compose..")
                .layer("source")
                .definedBy("dev.slipway.source..")
                .layer("git")
                .definedBy("dev.slipway.git..")
                .layer("engine")
                .definedBy("dev.slipway.engine..")
                .layer("registry")
                .definedBy("dev.slipway.registry..")
                .layer("oci")
                .definedBy("dev.slipway.oci..")
                .layer("yaml")
                .definedBy("dev.slipway.yaml..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("docker")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("platform")
                .mayOnlyBeAccessedByLayers("server", "store", "docker", "compose", "cli")
                .whereLayer("compose")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("git")
                .mayOnlyBeAccessedByLayers("source", "catalog", "cli")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("catalog", "source", "docker", "cli")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("catalog", "cli")
                .whereLayer("oci")
                .mayOnlyBeAccessedByLayers(
                        "registry", "engine", "platform", "docker", "server", "catalog", "source", "cli")
                .whereLayer("yaml")
                .mayOnlyBeAccessedByLayers("git", "source", "catalog", "compose", "cli")
                .check(CODE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.slipway.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages().filter(room -> !room.isAnnotatedWith(NullMarked.class)))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void packagesAreNamedAfterSubjects() {
        assertThat(packages().filter(room -> ROOMS_WITHOUT_A_NAME.contains(room.getRelativeName())))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void packagesStaySmall() {
        var sizes = packages()
                .filter(room -> topLevel(room) > MOST_TYPES)
                .map(room -> room.getName() + " has " + topLevel(room) + " types");
        assertThat(sizes).isEmpty();
    }

    @Test
    void onlyMainTouchesTheProcessAndItsStreams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.slipway.cli.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CODE);
    }

    @Test
    void nothingIsSetInStaticFields() {
        noFields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .notBeFinal()
                .check(CODE);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.slipway.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CODE);
    }

    @Test
    void onlyTheSessionAndTheServersDoorKnowJetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.slipway.engine.session", "dev.slipway.server.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(CODE);
    }

    @Test
    void onlyTheStoreKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.slipway.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.sqlite..", "org.postgresql..")
                .check(CODE);
    }

    @Test
    void exceptionsCarryTheirSubjectsName() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .haveSimpleNameEndingWith("Exception")
                .check(CODE);
    }

    private static Stream<JavaPackage> packages() {
        return CODE.stream().map(JavaClass::getPackage).collect(Collectors.toSet()).stream();
    }

    private static long topLevel(JavaPackage room) {
        return room.getClasses().stream()
                .filter(type -> type.isTopLevelClass() && !type.isArray())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();
    }
}
