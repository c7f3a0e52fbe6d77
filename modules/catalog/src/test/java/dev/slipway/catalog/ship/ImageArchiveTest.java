package dev.slipway.catalog.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Index;
import dev.slipway.yaml.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {
    @TempDir
    private Path folder;

    private StoredImages stored;
    private ShippedImage base;
    private ShippedImage web;
    private Path file;

    @BeforeEach
    void export() throws IOException {
        stored = new StoredImages(folder.resolve("store"));
        base = stored.image("shop/base:1", "one");
        web = stored.image("shop/web:1", "one", "two");
        file = folder.resolve("shop.tar");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        write(Set.of(), false);

        var archive = ImageArchive.open(file);
        assertThat(archive.images()).containsExactly(base, web);
        assertThat(archive.blobs()).hasSize(2 + 2 + 2);
        var layer = base.manifest().layers().getFirst();
        try (var content = archive.blob(layer.digest(), 0).orElseThrow()) {
            assertThat(Digest.of(content)).isEqualTo(layer.digest());
        }
        try (var content = archive.blob(layer.digest(), layer.size() - 1).orElseThrow()) {
            assertThat(content.readAllBytes()).hasSize(1);
        }
    }

    @Test
    void sameImagesGiveTheSameBytes() throws IOException {
        write(Set.of(), true);
        var first = Files.readAllBytes(file);
        write(Set.of(), true);

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void layersOfTheOtherSideAreLeftOutButNoManifest() throws IOException {
        var had = StoredImages.layers(base).toList();
        write(Set.of(had.getFirst(), base.manifest().digest()), false);

        assertThat(ImageArchive.open(file).images()).containsExactly(base, web);
        assertThat(ImageArchive.open(file).blobs()).doesNotContainAnyElementsOf(had);
    }

    @Test
    void archiveIsWrittenWholeOrNotAtAll() throws IOException {
        write(Set.of(), false);
        var before = Files.readAllBytes(file);
        Files.delete(
                stored.store().blob(StoredImages.layers(web).toList().getLast()).orElseThrow());

        assertThatThrownBy(() -> write(Set.of(), false)).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(file.resolveSibling("shop.tar.unfinished")).doesNotExist();
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        assertRefused("is not a file; expected an archive made by 'slipway images save'");
        Files.writeString(file, "a text that is longer than a tar header\n".repeat(20));
        assertThatThrownBy(() -> ImageArchive.open(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": is not a whole tar archive: ");
        tar("other", "text");
        assertRefused("has no index.json; expected an archive in the OCI layout, as 'slipway images save' makes it");
    }

    @Test
    void namesThatLeadOutOfTheFolderAreRefused() throws IOException {
        tar("../escape", "text");
        assertRefused("holds '../escape', which is no plain file below the archive's own folder");
        try (var tar = new TarWriter(Files.newOutputStream(file), Instant.EPOCH)) {
            tar.link("index.json", "/etc/passwd");
        }
        assertRefused("holds 'index.json', which is no plain file below the archive's own folder");
    }

    @Test
    void manifestThatWasTamperedWithIsRefused() throws IOException {
        var digest = base.manifest().digest();
        var content = new ByteArrayOutputStream();
        try (var tar = new TarWriter(content, Instant.EPOCH)) {
            tar.file(
                    "index.json",
                    0644,
                    Index.of(List.of(base.manifest().descriptor())).json());
            tar.file("blobs/sha256/" + digest.hex(), 0644, base.manifest().json() + " ");
        }
        Files.write(file, content.toByteArray());

        assertThatThrownBy(() -> ImageArchive.open(file).images())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @Test
    void layerThatWasTamperedWithDoesNotComeToItsEnd() throws IOException {
        write(Set.of(), false);
        var layer = base.manifest().layers().getFirst();
        var bytes = Files.readAllBytes(file);
        var content = Files.readAllBytes(stored.store().blob(layer.digest()).orElseThrow());
        var place = indexOf(bytes, content);
        content[0] ^= 1;
        bytes[place] ^= 1;
        Files.write(file, bytes);

        try (var damaged = ImageArchive.open(file).blob(layer.digest(), 0).orElseThrow()) {
            assertThatThrownBy(damaged::readAllBytes)
                    .hasMessage(file + " is damaged: the content of " + layer.digest()
                            + " is not what it should be: its digest is " + Digest.of(content));
        }
    }

    @Test
    void listsAreReadLineByLine() throws IOException {
        var list = folder.resolve("list");
        Files.writeString(list, "# what the site has\n\n" + Digest.of("one") + "\n");
        assertThat(DigestList.read(list)).containsExactly(Digest.of("one"));

        Files.writeString(list, "\nsha256:12\n");
        assertThatThrownBy(() -> DigestList.read(list))
                .hasMessage(list + ":2: digest '12' is not 64 lower-case hexadecimal digits;"
                        + " expected a digest such as sha256:9f86d0…");

        write(Set.of(), false);
        assertThat(DigestList.read(file)).contains(base.manifest().digest());
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        var place = 0;
        while (!Arrays.equals(bytes, place, place + part.length, part, 0, part.length)) {
            place++;
        }
        return place;
    }

    private void write(Set<Digest> omitted, boolean forDocker) throws IOException {
        new ArchiveWriter(stored.store(), List.of(base, web), omitted, forDocker).write(file);
    }

    private void tar(String name, String text) throws IOException {
        try (var tar = new TarWriter(Files.newOutputStream(file), Instant.EPOCH)) {
            tar.file(name, 0644, text.getBytes(UTF_8));
        }
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> ImageArchive.open(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": " + problem);
    }
}
