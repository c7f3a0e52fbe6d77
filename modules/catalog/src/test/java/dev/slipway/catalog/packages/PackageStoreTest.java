package dev.slipway.catalog.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.Debs;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.PackageSettings;
import dev.slipway.catalog.definition.PackageSettings.DebianSource;
import dev.slipway.catalog.definition.PackageSettings.PackageSource;
import dev.slipway.catalog.packages.SourceRecord.Made;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageStoreTest {
    private static final Map<String, PackageSource> HELLO = Map.of("hello", new DebianSource("hello", null));

    @TempDir
    private Path folder;

    private Path packages = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        packages = Files.createDirectory(folder.resolve("packages"));
    }

    @Test
    void emptyFolderIsNothingGiven() {
        assertThat(store(HELLO).isGiven()).isFalse();
        assertThat(store(HELLO).read()).isEmpty();
    }

    @Test
    void folderThatSomebodyFilledIsGiven() throws IOException {
        Debs.write(packages, "greeter", "1.0");

        assertThat(store(HELLO).isGiven()).isTrue();
        assertThat(names(store(HELLO))).containsExactly("greeter");
    }

    @Test
    void ownFolderIsNotGivenAndCountsOnceItHoldsAllSources() throws IOException {
        Debs.write(packages, "hello", "2.10-5");
        Debs.write(packages, "leftover", "1");
        new SourceRecord("", Map.of()).write(packages);
        assertThat(store(HELLO).isGiven()).isFalse();
        assertThat(store(HELLO).read()).isEmpty();

        new SourceRecord("", Map.of("hello", new Made("debian hello", "2.10-5", List.of("hello_2.10-5_all.deb"))))
                .write(packages);
        assertThat(names(store(HELLO))).containsExactly("hello");

        Files.delete(packages.resolve("hello_2.10-5_all.deb"));
        assertThat(store(HELLO).read()).isEmpty();
    }

    @Test
    void archiveComesBeforeTheFolderAndIsUnpackedAgainWhenItChanged() throws IOException {
        Debs.write(packages, "greeter", "1.0");
        var settings = new PackageSettings("1", packages, folder.resolve("packages.tar"), HELLO);
        var store = new PackageStore(settings, workspace());
        assertThat(names(store)).containsExactly("greeter");

        writeArchive("letters");
        assertThat(names(store)).containsExactly("letters");
        assertThat(names(store)).containsExactly("letters");

        writeArchive("numbers-and-more");
        assertThat(names(store)).containsExactly("numbers-and-more");
        assertThat(folder.resolve("state/archive"))
                .isDirectoryContaining(Files::isDirectory)
                .satisfies(kept -> assertThat(kept.toFile().list()).hasSize(1));
    }

    @Test
    void recordIsReadAsItWasWritten() {
        var record =
                new SourceRecord("sha256:1", Map.of("a", new Made("git x HEAD", "abc", List.of("a.deb", "b.deb"))));
        record.write(packages);

        assertThat(SourceRecord.read(packages)).isEqualTo(record);
    }

    @Test
    void damagedRecordIsNamedWithWhatToDo() throws IOException {
        Files.writeString(packages.resolve("sources.json"), "{");

        assertThatThrownBy(() -> SourceRecord.read(packages))
                .isInstanceOf(InputException.class)
                .hasMessage(packages.resolve("sources.json")
                        + ": cannot be read; remove it to have all packages built again");
    }

    private void writeArchive(String name) throws IOException {
        var made = Files.createTempDirectory(folder, "made");
        var deb = Debs.write(made, name, "1.0");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(folder.resolve("packages.tar")))) {
            tar.putArchiveEntry(tar.createArchiveEntry(deb, deb.getFileName() + ""));
            Files.copy(deb, tar);
            tar.closeArchiveEntry();
        }
    }

    private static List<String> names(PackageStore store) {
        return store.read().orElseThrow().content().files().stream()
                .map(file -> file.content().name())
                .toList();
    }

    private PackageStore store(Map<String, PackageSource> sources) {
        return new PackageStore(new PackageSettings("1", packages, null, sources), workspace());
    }

    private Workspace workspace() {
        return new Workspace(folder.resolve("state"));
    }
}
