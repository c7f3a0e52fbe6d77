package dev.slipway.catalog.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsIndexTest {
    private static final String ONE = Digest.of("one").toString();
    private static final String TWO = Digest.of("two").toString();
    private static final Contents SHELL =
            new Contents.Dpkg(List.of(new InstalledPackage("dash", DebianVersion.parse("0.5-1"), "amd64", "dash")));

    private final Queue<String> looks = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @Test
    void looksOnceForEachImage() throws InterruptedException {
        var expected = Map.of(ONE, SHELL, TWO, new Contents.Unknown());
        assertThat(index().read(List.of(ONE, TWO, ONE))).isEqualTo(expected);
        assertThat(index().read(List.of(ONE, TWO))).isEqualTo(expected);
        assertThat(looks).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void damagedFileCountsAsAbsent() throws IOException, InterruptedException {
        index().read(ONE);
        var file = folder.resolve(Digest.of("one").hex());
        var whole = Files.readString(file);
        assertThat(whole).isEqualTo("slipway contents 1\ndash\t0.5-1\tamd64\tdash\n1 packages\n");
        for (var damaged : List.of(
                "",
                "slipway contents 1\n",
                whole.substring(0, 30),
                whole.replace("1 packages\n", ""),
                whole.replace("\tamd64", ""),
                whole.replace("0.5-1", "0 5"),
                whole.replace("contents 1", "contents 9"))) {
            Files.writeString(file, damaged);
            looks.clear();
            assertThat(index().read(ONE)).isEqualTo(SHELL);
            assertThat(looks).as(damaged).containsExactly(ONE);
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(index().read(ONE)).isEqualTo(SHELL);
    }

    @Test
    void forgetsWhatIsGone() throws InterruptedException {
        index().retain(Set.of());
        index().read(List.of(ONE, TWO));
        index().retain(Set.of(TWO));
        assertThat(folder)
                .isDirectoryContaining(file -> file.endsWith(Digest.of("two").hex()));
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.endsWith(Digest.of("one").hex()));
    }

    @Test
    void keepsTheOthersWhenOneCannotBeRead() throws InterruptedException {
        var broken = Digest.of("broken").toString();
        assertThatThrownBy(() -> index().read(List.of(ONE, broken, TWO)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        looks.clear();
        index().read(List.of(ONE, TWO));
        assertThat(looks).isEmpty();
    }

    private ContentsIndex index() {
        return new ContentsIndex(folder, id -> {
            looks.add(id);
            if (id.equals(Digest.of("broken").toString())) {
                throw new IllegalStateException("broken");
            }
            return id.equals(ONE) ? SHELL : new Contents.Unknown();
        });
    }
}
