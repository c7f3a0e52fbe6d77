package dev.slipway.catalog.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.dockerfile.Dockerfile.Reference;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileTest {
    private static final Path FILE = Path.of("images/nova/Dockerfile");
    private static final String ANALYTICS_API = """
        FROM analytics
        ENV DEBIAN_FRONTEND noninteractive

        COPY entrypoint.sh /

        ENTRYPOINT ["/entrypoint.sh"]

        CMD ["/usr/bin/python","/usr/bin/contrail-analytics-api","-c","/etc/contrail/contrail-analytics-api.conf"]
        LABEL net.juniper.contrail=analytics
        LABEL net.juniper.node=controller
        """;

    @Test
    void referencesAreReadInEverySpelling() {
        for (var name : List.of(
                "analytics",
                "ubuntu:14.04",
                "michaelhenkel/nova:liberty",
                "10.0.0.1:5100/nova",
                "localhost:5100/libvirt:contrail-3.0-2668",
                "debian@sha256:" + "0".repeat(64))) {
            assertThat(images("FROM " + name + "\n")).containsExactly(name);
        }
    }

    @Test
    void referencesKnowTheirPlace() {
        assertThat(parse("# comment\n\nFROM analytics\nRUN true\n").references(Map.of()))
                .containsExactly(new Reference(3, 16, 25, "analytics"));
        assertThat(parse("FROM \\\n  # the base\n  debian \\\n  AS x\n").references(Map.of()))
                .containsExactly(new Reference(3, 22, 28, "debian"));
    }

    @Test
    void keywordsAndStageNamesMayBeOfAnyCase() {
        assertThat(images("from debian as Build\nfrom build\ncopy --from=BUILD /a /b\n"))
                .containsExactly("debian");
    }

    @Test
    void platformsAreNoReferences() {
        assertThat(images("FROM --platform=$BUILDPLATFORM golang:1.24 AS build\nFROM debian\n"))
                .containsExactly("golang:1.24", "debian");
    }

    @Test
    void stagesAreNoReferencesByNameOrNumber() {
        assertThat(images("""
            FROM debian AS build
            FROM python:3.12
            COPY --from=build /a /a
            COPY --from=0 /b /b
            COPY --from=busybox:1.37 /bin/busybox /bin/
            FROM build AS last
            """)).containsExactly("debian", "python:3.12", "busybox:1.37");
    }

    @Test
    void stagesHideImagesOnlyAfterTheyBegan() {
        assertThat(images("FROM nova AS nova\nFROM nova\n")).containsExactly("nova");
        assertThat(images("FROM debian\nCOPY --from=tools /a /a\nFROM redis AS tools\n"))
                .containsExactly("debian", "tools", "redis");
    }

    @Test
    void mountsNameImages() {
        assertThat(images("""
            FROM debian
            RUN --mount=type=bind,from=tools,source=/x,target=/y --mount=from=golang:1.24,target=/go true
            RUN --network=none --mount=type=cache,target=/from=x echo --mount=from=none
            """)).containsExactly("debian", "tools", "golang:1.24");
    }

    @Test
    void scratchIsNoReference() {
        assertThat(images("FROM scratch\nADD rootfs.tar /\n")).isEmpty();
    }

    @Test
    void argumentsBeforeTheFirstStageAreReplaced() {
        var text = """
            ARG REGISTRY=localhost:5100
            ARG BASE="$REGISTRY/analytics" TAG
            FROM ${BASE}:${TAG:-latest}
            ARG BASE=ignored
            FROM $BASE${TAG:+:other}
            """;
        assertThat(images(text)).containsExactly("localhost:5100/analytics:latest", "localhost:5100/analytics");
        assertThat(parse(text).references(Map.of("REGISTRY", "r.example.org", "TAG", "1", "UNKNOWN", "x")))
                .extracting(Reference::image)
                .containsExactly("r.example.org/analytics:1", "r.example.org/analytics:other");
    }

    @Test
    void argumentsWithoutValueAreRefused() {
        assertThatThrownBy(() -> parse("ARG BASE\n\nFROM $BASE\n").references(Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(FILE + ":3: FROM $BASE: the build argument has no value; give it a default");
    }

    @Test
    void continuationsJoinLinesOverCommentsAndBlankLines() {
        assertThat(images("""
            FROM debian
            RUN apt-get install -y \\
            # FROM not-this
                    contrail-utils \\

                    # nor this
                    contrail-analytics
            COPY \\
              --from=tools /a /b
            """)).containsExactly("debian", "tools");
    }

    @Test
    void wordsGoOnAfterAContinuation() {
        assertThat(images("FROM deb\\\nian:12\n")).containsExactly("debian:12");
    }

    @Test
    void escapedEscapesContinueNothing() {
        assertThat(images("FROM debian\nRUN echo \\\\\nFROM redis\n")).containsExactly("debian", "redis");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(images("FROM debian\r\nRUN a \\\r\n  b\r\nRUN <<EOF\r\nFROM x\r\nEOF\r\nFROM redis\r\n"))
                .containsExactly("debian", "redis");
    }

    @Test
    void theEscapeDirectiveChangesTheContinuation() {
        assertThat(images("# syntax=docker/dockerfile:1\n# escape=`\nFROM debian `\n  AS a\nCOPY x C:\\\nFROM redis\n"))
                .containsExactly("debian", "redis");
        assertThat(images("# a comment\n# escape=`\nFROM debian \\\n AS a\n")).containsExactly("debian");
    }

    @Test
    void hereDocumentsAreNoInstructions() {
        assertThat(images("""
            FROM debian
            RUN <<EOF
            FROM a
              EOF
            EOF
            RUN cat <<-'END' >/x && cat 3<<"OTHER"
            FROM b
            	END
            FROM c
            OTHER
            COPY <<one <<two /etc/
            FROM d
            one
            FROM e
            two
            FROM redis
            """)).containsExactly("debian", "redis");
    }

    @Test
    void shiftsAndHereStringsBeginNoHereDocument() {
        assertThat(images("""
            FROM debian
            RUN python3 -c 'print(1<<EIGHT)' && cat <<<word
            LABEL a=<<EOF
            FROM redis
            """)).containsExactly("debian", "redis");
    }

    @Test
    void baseIsTheImageBelowTheLastStage() {
        assertThat(base("FROM golang AS build\nFROM debian\nCOPY --from=build /a /a\n"))
                .isEqualTo("debian");
        assertThat(base("FROM debian AS a\nFROM a AS b\nFROM redis AS c\nFROM 1\n"))
                .isEqualTo("debian");
        assertThat(parse("FROM debian AS a\nFROM scratch AS b\nFROM b\n").base(Map.of()))
                .isEmpty();
    }

    @Test
    void rewritingTouchesOnlyTheNames() {
        var text = """
            # syntax=docker/dockerfile:1
            ARG TAG=1
            from  --platform=linux/amd64\tnova:$TAG   As  \\
            # nova
              x

            COPY --from=nova  --chown=nova:nova /nova /nova
            RUN --mount=type=bind,from=nova,target=/nova  echo nova
            FROM x
            FROM "nova"
            """;
        assertThat(parse(text).withImages(Map.of(), name -> "<" + name + ">")).isEqualTo("""
            # syntax=docker/dockerfile:1
            ARG TAG=1
            from  --platform=linux/amd64\t<nova:1>   As  \\
            # nova
              x

            COPY --from=<nova>  --chown=nova:nova /nova /nova
            RUN --mount=type=bind,from=<nova>,target=/nova  echo nova
            FROM x
            FROM <nova>
            """);
        assertThat(parse(text).text()).isEqualTo(text);
    }

    @Test
    void stageLinesFollowEachFrom() {
        assertThat(parse("ARG A=1\nfrom a AS \\\n  b\r\nRUN <<EOF\nFROM x\nEOF\nFROM c")
                        .withStageLine("ARG RUN=7"))
                .isEqualTo("ARG A=1\nfrom a AS \\\n  b\r\nARG RUN=7\nRUN <<EOF\nFROM x\nEOF\nFROM c\nARG RUN=7");
    }

    @Test
    void labelsAreThoseOfTheLastStage() {
        assertThat(parse(ANALYTICS_API).labels())
                .containsExactly(
                        Map.entry("net.juniper.contrail", "analytics"), Map.entry("net.juniper.node", "controller"));
        assertThat(parse("FROM a\nLABEL x=1\nFROM b\nLABEL y=2\nLABEL y=3 z=\n").labels())
                .containsExactly(Map.entry("y", "3"), Map.entry("z", ""));
    }

    @Test
    void labelsMayBeQuotedAndSeveralOnALine() {
        assertThat(parse("""
            FROM a
            LABEL one="a b" "two"='c d' three=e\\ f four="say \\"hi\\" to \\$X" five=g" h"'i' \\
              six="first \\
              second" seven='\\n'
            LABEL net.juniper.openstack   nova compute
            LABEL
            """).labels())
                .containsExactly(
                        Map.entry("one", "a b"),
                        Map.entry("two", "c d"),
                        Map.entry("three", "e f"),
                        Map.entry("four", "say \"hi\" to $X"),
                        Map.entry("five", "g hi"),
                        Map.entry("six", "first   second"),
                        Map.entry("seven", "\\n"),
                        Map.entry("net.juniper.openstack", "nova compute"));
    }

    @Test
    void parseRefusesWhatIsNoDockerfile() {
        assertThatThrownBy(() -> parse("ARG A=1\nRUN true\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(FILE + ": has no FROM instruction");
        assertThatThrownBy(() -> parse("")).hasMessage(FILE + ": has no FROM instruction");
        assertThatThrownBy(() -> parse("FROM debian\nFROM --platform=linux/amd64\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(FILE + ":2: FROM names no image");
    }

    @Test
    void readRefusesWhatIsNotText(@TempDir Path folder) throws IOException {
        var file = folder.resolve("Dockerfile");
        Files.write(file, "FROM debian\nMAINTAINER Jürgen\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Dockerfile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": not UTF-8 text");
        assertThatThrownBy(() -> Dockerfile.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": cannot be read: Is a directory");
    }

    @Test
    void readKeepsTheText(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("Dockerfile"), ANALYTICS_API);
        assertThat(Dockerfile.read(file)).isEqualTo(Dockerfile.parse(file, ANALYTICS_API));
    }

    @Test
    void callsOfAptAreFoundAsWords() {
        for (var call : List.of(
                "RUN apt-get install -y greeter",
                "RUN true && \\\n  apt install greeter",
                "RUN sh -c 'apt-get install greeter'",
                "RUN [\"apt-get\", \"install\", \"greeter\"]",
                "RUN if true; then (aptitude install greeter); fi",
                "RUN --network=host /usr/bin/apt-get install greeter",
                "RUN <<EOF\napt-get install greeter\nEOF")) {
            assertThat(parse("FROM debian\n" + call + "\n").aptWords()).as(call).contains("greeter");
        }
        for (var other : List.of(
                "RUN rm -rf /var/lib/apt /var/cache/apt/archives",
                "RUN apt-cache policy",
                "COPY apt /",
                "CMD apt-get update",
                "RUN /opt/apt update",
                "RUN capt update")) {
            assertThat(parse("FROM debian\n" + other + "\n").aptWords())
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void variablesMayNamePackages() {
        assertThat(parse("FROM debian\nARG WHAT=greeter\nENV MORE=\"a b2\"\nRUN apt-get install $WHAT $MORE\n")
                        .aptWords())
                .contains("greeter", "a", "b2");
        assertThat(parse("FROM debian\nENV MORE=greeter\nRUN true\n").aptWords())
                .isEmpty();
    }

    @Test
    void callsOfAptGetALineInEachStageAndFlags() {
        assertThat(parse("""
                        FROM debian AS one
                        RUN apt-get update
                        RUN true
                        RUN --network=host apt-get install a \\
                            b
                        FROM one
                        run <<END
                        apt-get install c
                        END
                        """).withAptCalls("ARG X", "--flag")).isEqualTo("""
                        FROM debian AS one
                        ARG X
                        RUN --flag apt-get update
                        RUN true
                        RUN --flag --network=host apt-get install a \\
                            b
                        FROM one
                        ARG X
                        run --flag <<END
                        apt-get install c
                        END
                        """);
    }

    private static Dockerfile parse(String text) {
        return Dockerfile.parse(FILE, text);
    }

    private static List<String> images(String text) {
        return parse(text).references(Map.of()).stream().map(Reference::image).toList();
    }

    private static String base(String text) {
        return parse(text).base(Map.of()).orElseThrow().image();
    }
}
