package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.packages.PackageContainers;
import dev.slipway.cli.RealCatalogue;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packages from sources to images. Stands on Slipway's own {@code debian}; needs mmdebstrap and the mirrors. */
@Timeout(900)
class PreparationIT {
    /** Debian has figlet at 2.2.5 and sl at 5.02. */
    private static final String LOWER = "0.1";

    private static final String HIGHER = "99:1.0";

    @TempDir
    private Path folder;

    private RealCatalogue catalogue;

    @BeforeEach
    void writeCatalogue() throws Exception {
        catalogue = new RealCatalogue(folder);
        settings("figlet: { folder: sources/figlet }", "sl: { folder: sources/sl }", "greeter: { git: ../greeter }");
        source("images/sources/figlet", "figlet", LOWER, "true");
        source("images/sources/sl", "sl", HIGHER, "true");
        source("greeter", "greeter", "1.0", "true");
        commit();
        catalogue
                .with("images/declared/image.yaml", "from: slipway/debian:trixie", "packages: [figlet, sl]")
                .with(
                        "images/written/Dockerfile",
                        "FROM slipway/debian:trixie",
                        "RUN apt-get update \\",
                        " && apt-get install --yes figlet sl greeter \\",
                        " && rm -rf /var/lib/apt/lists/*")
                .with("images/above/Dockerfile", "FROM written", "RUN echo above > /above");
    }

    @AfterEach
    void removeAll() {
        PackageContainers.removeAll(catalogue.engine(), catalogue.name());
        catalogue.close();
    }

    @Test
    void oursWinsAndOnlyWhatChangedIsMadeAgain() throws Exception {
        assertThat(states(catalogue.succeed("images plan").out()))
                .containsEntry("declared", "absent")
                .containsEntry("written", "absent");

        catalogue.succeed("images build");

        var versions =
                "dpkg-query --show --showformat '${Package} ${Version}\\n' figlet sl; find /etc/apt -name 'slipway*' -size +0";
        assertThat(run("declared", versions)).isEqualTo("figlet 0.1\nsl 99:1.0\n");
        assertThat(run("written", versions)).isEqualTo("figlet 0.1\nsl 99:1.0\n");

        assertThat(catalogue.succeed("images prep").err())
                .matches(catalogue.name() + "-repo serves 3 packages at http://127\\.0\\.0\\.1:\\d+/\n");
        assertThat(catalogue.succeed("images build").err()).isEqualTo("nothing to build: 4 current\n");
        assertThat(containers("package-builder")).isEmpty();
        var repository = containers("package-repository").getFirst();

        source("greeter", "greeter", "1.0", "echo changed");
        commit();
        assertThat(catalogue.succeed("images package-build -q").err())
                .contains("packages: 1 to build, 2 current\n", "\ngreeter built in ");
        assertThat(states(catalogue.succeed("images plan").out()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "base",
                        "",
                        "declared",
                        "",
                        "written",
                        "package greeter changed",
                        "above",
                        "parent written rebuilt"));
        assertThat(run("written", "greeter")).isEqualTo("true\n");
        assertThat(catalogue.succeed("images build").err()).contains("\n2 built, 2 current in ");
        assertThat(run("written", "greeter")).isEqualTo("echo changed\n");
        assertThat(containers("package-repository"))
                .hasSize(1)
                .first()
                .satisfies(newer -> assertThat(newer.id()).isNotEqualTo(repository.id()));
    }

    @Test
    void deadRepositoryIsReplacedAndAddressesFollowTheNetwork() throws IOException {
        settings("greeter: { git: ../greeter }");
        var address = catalogue.succeed("images repo").out();
        assertThat(address).startsWith("http://127.0.0.1:");
        var first = containers("package-repository").getFirst();
        assertThat(catalogue.succeed("images repo").out()).isEqualTo(address);
        catalogue.engine().containers().kill(first.id(), "SIGKILL");

        assertThat(catalogue.succeed("images repo").out()).startsWith("http://127.0.0.1:");

        var second = containers("package-repository").getFirst();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(PackageContainers.removeAll(catalogue.engine(), catalogue.name()))
                .contains(catalogue.name() + "-repo");
        assertThat(containers("package-repository")).isEmpty();
    }

    @Test
    void sourceThatDoesNotBuildStopsNoOther() throws IOException {
        settings(
                "figlet: { folder: sources/figlet }",
                "greeter: { git: ../greeter, ref: v9 }",
                "sl: { folder: sources/sl }");
        source("images/sources/figlet", "figlet", LOWER, "true");
        catalogue.with("images/sources/figlet/debian/rules", "#!/usr/bin/make -f", "%:", "\techo nearly done; exit 3");

        var result = catalogue.workbench().run("images package-build");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("\nfiglet failed: building: exit code 2\n", "\n  | nearly done\n")
                .contains("\n  log: " + folder.resolve("state"))
                .contains("\ngreeter failed: packages.sources.greeter: 'v9' is no branch, tag or whole commit of "
                        + folder.resolve("greeter") + "\n")
                .endsWith("slipway: not all packages could be built\n");
        assertThat(folder.resolve("images/packages/sl_1.0_all.deb")).exists();

        source("images/sources/figlet", "figlet", LOWER, "true");
        settings("figlet: { folder: sources/figlet }", "sl: { folder: sources/sl }");
        assertThat(catalogue.succeed("images package-build -q").out())
                .isEqualTo("figlet_0.1_all.deb\nsl_1.0_all.deb\n");
        settings("sl: { folder: sources/sl }");
        var again = catalogue.succeed("images package-build -q");
        assertThat(again.out()).isEqualTo("sl_1.0_all.deb\n");
        assertThat(again.err()).isEmpty();
        assertThat(folder.resolve("images/packages/figlet_0.1_all.deb")).doesNotExist();
    }

    @Test
    void packagesNeedANetwork() throws IOException {
        catalogue.with(
                "images/catalog.yaml",
                "name: " + catalogue.name(),
                "build: { network: none }",
                "packages: { sources: { sl: { folder: sources/sl } } }");

        assertThat(catalogue.workbench().run("images prep"))
                .satisfies(result -> assertThat(result.code()).isEqualTo(2))
                .satisfies(result -> assertThat(result.err())
                        .isEqualTo("slipway: " + folder.resolve("images/catalog.yaml")
                                + ": build.network: is 'none', but builds fetch packages from their repository over the"
                                + " network; write host or default\n"));
    }

    private void settings(String... sources) throws IOException {
        var lines = new ArrayList<>(List.of(
                "name: " + catalogue.name(),
                "registry: " + catalogue.name(),
                "tag: v1",
                "distribution:",
                "  suite: trixie",
                "  mirrors: [http://deb.debian.org/debian trixie main]",
                "packages:",
                "  sources:"));
        List.of(sources).forEach(source -> lines.add("    " + source));
        catalogue.with("images/catalog.yaml", lines.toArray(String[]::new));
    }

    /** The sources of a package with a program that prints a text. */
    private void source(String path, String name, String version, String text) throws IOException {
        catalogue
                .with(path + "/program", "#!/bin/sh", "echo '" + text + "'")
                .with(
                        path + "/debian/control",
                        "Source: " + name,
                        "Maintainer: Nobody <nobody@example.org>",
                        "Build-Depends: debhelper-compat (= 13)",
                        "Rules-Requires-Root: no",
                        "",
                        "Package: " + name,
                        "Architecture: all",
                        "Description: " + name)
                .with(
                        path + "/debian/changelog",
                        name + " (" + version + ") trixie; urgency=low",
                        "",
                        "  * Test.",
                        "",
                        " -- Nobody <nobody@example.org>  Sat, 09 Aug 2025 00:00:00 +0000")
                .with(path + "/debian/source/format", "3.0 (native)")
                .with(
                        path + "/debian/rules",
                        "#!/usr/bin/make -f",
                        "%:",
                        "\tdh $@",
                        "override_dh_auto_install:",
                        "\tinstall -D program debian/" + name + "/usr/bin/" + name);
        Files.setPosixFilePermissions(
                folder.resolve(path + "/debian/rules"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void commit() throws Exception {
        if (!Files.exists(folder.resolve("greeter/.git"))) {
            git("init", "--quiet", "--initial-branch=main");
        }
        git("add", "--all");
        git("-c", "commit.gpgsign=false", "commit", "--quiet", "--message=change");
    }

    private void git(String... words) throws Exception {
        var line = new ArrayList<>(List.of("git", "-c", "user.name=test", "-c", "user.email=test@example.org"));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line)
                .directory(folder.resolve("greeter").toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private String run(String image, String line) throws InterruptedException {
        return catalogue.run(image, Map.of(), "sh", "-c", line).out();
    }

    private List<ContainerSummary> containers(String role) {
        return catalogue
                .engine()
                .containers()
                .list(
                        LabelFilter.equal("dev.slipway.catalog", catalogue.name()),
                        LabelFilter.equal("dev.slipway.role", role));
    }

    /** The reasons in a plan, by image. */
    private static Map<String, String> states(String plan) {
        return plan.lines()
                .skip(1)
                .map(line -> line.split(" +", 4))
                .collect(Collectors.toMap(
                        words -> words[0], words -> words.length < 4 ? "" : words[3].replaceFirst("^s( +|$)", "")));
    }
}
