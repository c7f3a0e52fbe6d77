package dev.slipway.cli.contents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.RealCatalogue;
import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class TreeIT {
    private static final String STATUS =
            "Package: dash\nStatus: install ok installed\nVersion: %s\nArchitecture: all\n";

    @TempDir
    private Path folder;

    private RealCatalogue catalogue;

    @BeforeEach
    void writeCatalogue() throws IOException {
        catalogue = new RealCatalogue(folder);
        catalogue
                .workbench()
                .withVariable("XDG_CACHE_HOME", folder.resolve("cache").toString());
        catalogue
                .with("images/web/status", STATUS.formatted("1"))
                .with("images/web/Dockerfile", "FROM base", "COPY status /var/lib/dpkg/status", "RUN rm -r /etc/app")
                .with("images/page/status", STATUS.formatted("2"))
                .with("images/page/Dockerfile", "FROM web", "COPY status /var/lib/dpkg/status", "CMD [\"sh\"]");
        catalogue.succeed("images build");
    }

    @AfterEach
    void removeAll() {
        catalogue.close();
    }

    @Test
    void treeIsTheSameFromEngineAndRegistry() throws Exception {
        var tree = catalogue.succeed("images tree page");

        var rows = tree.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertThat(rows).hasSize(7);
        assertThat(rows.get(1)).matches("1 [0-9a-f]{12} .* \\+\\d+ base ADD .* / ?");
        assertThat(rows.get(2)).matches("2 [0-9a-f]{12} .* \\+1 web COPY .*");
        assertThat(rows.get(3)).isEqualTo(" + dash 1");
        assertThat(rows.get(4)).matches("3 [0-9a-f]{12} .* -3 web RUN rm -r /etc/app");
        assertThat(rows.get(5)).matches("4 [0-9a-f]{12} .* ~1 page COPY .*");
        assertThat(rows.get(6)).isEqualTo(" ~ dash 1 → 2");
        assertThat(tree.err()).startsWith("4 layers, ");

        try (var registry = RealRegistry.start()) {
            catalogue.succeed("images push --to " + registry.name());
            var pushed = registry.name() + "/" + catalogue.reference("page");
            assertThat(catalogue.succeed("images tree " + pushed)).isEqualTo(tree);
            assertThat(catalogue.succeed("images packages -q " + pushed).out()).isEqualTo("dash\n");
        }
    }

    @Test
    void digestsAreWhatSaveTakes() throws Exception {
        var digests = catalogue.succeed("images tree -q web").out();
        assertThat(digests.lines()).hasSize(3);
        Files.writeString(folder.resolve("had"), digests);

        var missing = catalogue
                .succeed("images save page --list --only-missing-from had")
                .out();

        var all = catalogue.succeed("images tree -q page").out().lines().toList();
        assertThat(missing.lines()).containsExactly(all.getLast());
    }

    @Test
    void anyImageOfTheEngineHasATree() {
        var id = catalogue.image("web").id();
        assertThat(catalogue.succeed("images tree -q " + id)).isEqualTo(catalogue.succeed("images tree -q web"));
        assertThat(catalogue.succeed("images tree -q " + id.substring(7, 19)))
                .isEqualTo(catalogue.succeed("images tree -q web"));
    }
}
