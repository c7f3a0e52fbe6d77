package dev.slipway.source.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.GitCommit;
import dev.slipway.source.artifact.Artifact.InstalledPackage;
import dev.slipway.source.build.BuildSettings;
import dev.slipway.source.build.BuildSettings.Scripts;
import dev.slipway.source.build.Builder;
import dev.slipway.source.build.Built;
import dev.slipway.source.contract.AllowedUsers;
import dev.slipway.source.contract.ArtifactPath;
import dev.slipway.source.contract.Injection;
import dev.slipway.source.input.Revision;
import dev.slipway.source.input.SourceLocation;
import dev.slipway.source.input.SourceRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
    private static final GitCommit COMMIT = new GitCommit(
            "ad5bfe4deb0a114cac3d5a7cec7c317801f40d0a",
            "Ann <ann@example.org>",
            Instant.ofEpochSecond(1_700_000_000),
            Instant.ofEpochSecond(1_700_000_001),
            "A page");

    @TempDir
    private Path folder;

    @Test
    void whatIsAddedIsReadAgainWhole() {
        var store = new ArtifactStore(folder.resolve("artifacts"));
        assertThat(store.list()).isEmpty();
        var first = artifact("a".repeat(64), "page:1", 1);
        var second = artifact("b".repeat(64), "page:1", 2);

        store.add(first);
        store.add(second);

        assertThat(store.list()).containsExactly(second, first);
        assertThat(store.find("page:1")).contains(second);
        assertThat(store.find("aaaaaa")).contains(first);
        assertThat(store.find("sha256:" + "a".repeat(64))).contains(first);
        assertThat(store.find("aaaaa")).isEmpty();
        assertThat(store.find("other:1")).isEmpty();
    }

    @Test
    void damagedFilesAreNamed() throws Exception {
        var file = Files.writeString(folder.resolve("x.json"), "{");

        assertThatThrownBy(() -> new ArtifactStore(folder).list())
                .hasMessageStartingWith(file + ": is damaged: ")
                .hasMessageEndingWith("; remove it");
    }

    @Test
    void rebuildIsOfTheVeryCommitAndImages() {
        var artifact = artifact("a".repeat(64), "page:1", 1);

        var again = Rebuild.of(artifact);

        assertThat(again.source().commit()).isEqualTo(COMMIT.id());
        assertThat(again.source().ref()).isEqualTo("v1");
        assertThat(again.builder().pins()).isEqualTo(new Builder.Pins("sha256:1", "sha256:2"));
        assertThat(again.settings().clean()).isTrue();
        assertThat(again.settings().environment()).isEqualTo(artifact.settings().environment());
    }

    private static Artifact artifact(String id, String tag, long time) {
        var place = "https://example.org/page.git";
        var builder = new Builder(
                "python",
                "3",
                "sha256:c",
                "builder:1",
                "runtime:1",
                List.of(ArtifactPath.parse("/app:lib")),
                List.of("/cache"),
                Builder.Pins.none());
        var built = new Built(
                "sha256:" + id,
                tag,
                false,
                Instant.ofEpochSecond(time),
                Duration.ofMillis(1500),
                new Revision(place, place, "v1", "sub", COMMIT, true),
                "sha256:d",
                builder,
                "sha256:1",
                "sha256:2",
                true,
                List.of("what the last build left was used"));
        var source = SourceRequest.of(new SourceLocation.Git(place, ""))
                .withRef("v1")
                .withContextDir("sub")
                .withoutSubmodules();
        var settings = BuildSettings.usual()
                .with(new Scripts("image:///x", "/opt", "1001", "1002", AllowedUsers.parse("1000-")))
                .withEnvironment(Map.of("A", "1"))
                .withInjections(List.of(new Injection(Path.of("/secrets"), "/etc/app")));
        return new Artifact(built, source, settings, List.of(new InstalledPackage("libc6", "2.41")));
    }
}
