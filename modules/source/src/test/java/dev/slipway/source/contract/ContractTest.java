package dev.slipway.source.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTest {
    @Test
    void labelsGoBeforeOlderOnesAndThoseBeforeVariables() {
        var labels = Map.of(
                "io.openshift.s2i.scripts-url", "image:///new",
                "io.s2i.scripts-url", "image:///old",
                "io.s2i.destination", "/opt/app",
                "io.openshift.s2i.assemble-user", "1001",
                "io.openshift.s2i.assemble-input-files", "/app ; /lib:lib;");

        assertThat(BuilderContract.of(labels, List.of("STI_SCRIPTS_URL=image:///oldest", "STI_LOCATION=/x")))
                .isEqualTo(new BuilderContract(
                        "image:///new",
                        "/opt/app",
                        "1001",
                        "",
                        List.of("/app", "/lib:lib"),
                        List.of("label io.s2i.destination of the builder image is deprecated; write"
                                + " io.openshift.s2i.destination")));
        assertThat(BuilderContract.of(Map.of(), List.of("STI_LOCATION=/x")))
                .isEqualTo(new BuilderContract(
                        "",
                        "/x",
                        "",
                        "",
                        List.of(),
                        List.of("variable STI_LOCATION of the builder image is deprecated; write label"
                                + " io.openshift.s2i.destination")));
        assertThat(BuilderContract.of(Map.of(), List.of()).destination()).isEqualTo("/tmp");
    }

    @Test
    void placesOfScriptsAreImagesFoldersAndServers() {
        var folder = Path.of("/work");

        assertThat(ScriptsUrl.parse("image:///usr/libexec/s2i/", folder))
                .isEqualTo(new ScriptsUrl.Image("/usr/libexec/s2i"));
        assertThat(ScriptsUrl.parse("file://scripts", folder))
                .isEqualTo(new ScriptsUrl.Folder(Path.of("/work/scripts")));
        assertThat(ScriptsUrl.parse("file:///etc/scripts", folder))
                .isEqualTo(new ScriptsUrl.Folder(Path.of("/etc/scripts")));
        assertThat(ScriptsUrl.parse("https://x.example/a/", folder))
                .isEqualTo(new ScriptsUrl.Web("https://x.example/a"));
        assertThatThrownBy(() -> ScriptsUrl.parse("ftp://x", folder))
                .hasMessage(
                        "'ftp://x' is no place of scripts; expected image:///PATH, file://PATH, http://… or https://…");
    }

    @Test
    void environmentFilesAreLinesWithoutQuoting() {
        assertThat(EnvironmentFile.parse("# no\n // no\n A = 1 \nB=\"x y\"\nA=2\nno\n=x\nC=\n"))
                .containsExactly(entry("A", "2"), entry("B", "\"x y\""), entry("C", ""));
    }

    @Test
    void allowedUsersAreRangesOfNumbers() {
        var some = AllowedUsers.parse("5, 10-20,-2,1000-");

        assertThat(List.of("5", "10", "20:app", "2", "0", "70000")).allMatch(some::permits);
        assertThat(List.of("4", "21", "app", "", "999:5")).noneMatch(some::permits);
        assertThat(AllowedUsers.parse("").permits("app")).isTrue();
        assertThatThrownBy(() -> AllowedUsers.parse("1,x"))
                .hasMessage("'x' is no range of user ids; expected N, -N, N- or N-M");
        assertThatThrownBy(() -> AllowedUsers.parse("9-3"))
                .hasMessage("'9-3' is no range of user ids; expected N, -N, N- or N-M");
        assertThatThrownBy(() -> AllowedUsers.parse("-"))
                .hasMessage("'-' is no range of user ids; expected N, -N, N- or N-M");
    }

    @Test
    void ignoredIsWhatTheLastRuleSaysThatMatches() {
        var ignore = SourceIgnore.parse("# comment\n*.log\n!keep.log\n\nbuild/\ndocs/*.md\n**/tmp\n./x\n");

        assertThat(List.of("a.log", "build", "build/a/b", "docs/a.md", "a/tmp", "x"))
                .allMatch(path -> ignore.ignores(Path.of(path)));
        assertThat(List.of("keep.log", "a/b.log", "docs/a/b.md", "a/b/tmp", "a/x"))
                .noneMatch(path -> ignore.ignores(Path.of(path)));
        assertThat(SourceIgnore.parse("dir\n!dir/a").ignores(Path.of("dir/a"))).isTrue();
        assertThat(SourceIgnore.parse("a{b,c}").ignores(Path.of("ab"))).isFalse();
    }

    @Test
    void injectionsGoToAFolderOfTheBuilder() {
        var folder = Path.of("/work");

        assertThat(Injection.parse("secrets:/etc/app/", folder).target("/srv")).isEqualTo("/etc/app");
        assertThat(Injection.parse("secrets:conf", folder).target("/srv")).isEqualTo("/srv/conf");
        assertThat(Injection.parse("/secrets", folder)).isEqualTo(new Injection(Path.of("/secrets"), ""));
        assertThat(Injection.parse("secrets", folder).target("")).isEqualTo("/");
        assertThatThrownBy(() -> Injection.parse(":x", folder))
                .hasMessage("':x' names nothing to inject; expected SRC[:DST]");
    }

    @Test
    void runtimeArtifactsStayInTheWorkingFolder() {
        assertThat(ArtifactPath.parse("/a/b:lib/x")).isEqualTo(new ArtifactPath("/a/b", "lib/x"));
        assertThat(ArtifactPath.parse("/a")).hasToString("/a");
        for (var wrong : List.of("a", "/a/../b", "/a/*")) {
            assertThatThrownBy(() -> ArtifactPath.parse(wrong))
                    .hasMessage("runtime artifact '" + wrong + "'; expected SRC[:DST] with an absolute SRC, and a DST"
                            + " within the working folder of the runtime image");
        }
        for (var wrong : List.of("/a:/b", "/a:../b")) {
            assertThatThrownBy(() -> ArtifactPath.parse(wrong)).hasMessageStartingWith("runtime artifact '" + wrong);
        }
    }

    @Test
    void metadataThatIsNoJsonIsRefused() {
        assertThat(ImageMetadata.labels("{\"labels\":[{\"b\":\"2\"},{\"a\":\"1\"}]}"))
                .containsExactly(entry("a", "1"), entry("b", "2"));
        assertThat(ImageMetadata.labels("{}")).isEmpty();
        assertThatThrownBy(() -> ImageMetadata.labels("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("/tmp/.s2i/image_metadata.json is not {\"labels\": [{\"name\": \"value\"}]}: ");
    }
}
