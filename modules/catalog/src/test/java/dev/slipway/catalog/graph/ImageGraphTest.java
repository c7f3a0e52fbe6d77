package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGraphTest {
    @TempDir
    private Path root;

    private CatalogFolder folder;

    @BeforeEach
    void begin() {
        folder = new CatalogFolder(root);
    }

    @Test
    void aPlainTreeNeedsNoSettings() {
        var graph = contrail(folder).graph();
        assertThat(graph.order())
                .containsExactly(
                        "analytics",
                        "analytics-alarm",
                        "analytics-api",
                        "config",
                        "config-api",
                        "nova",
                        "nova-api",
                        "nova-compute",
                        "redis");
        assertThat(graph.parents("analytics")).isEmpty();
        assertThat(graph.externalParents("analytics")).containsExactly("ubuntu:14.04");
        assertThat(graph.parents("nova-compute")).containsExactly("nova");
        assertThat(graph.children("analytics")).containsExactly("analytics-alarm", "analytics-api");
        assertThat(graph.children("redis")).isEmpty();
    }

    @Test
    void eachImageComesAfterAllItStandsOn() {
        folder.from("a", "z").from("b", "a").from("z", "bootstrap").from("c", "bootstrap");
        assertThat(folder.graph().order()).containsExactly("z", "a", "b", "c");
    }

    @Test
    void ancestorsAndDependentsComeInBuildOrder() {
        folder.from("debian", "bootstrap")
                .from("java", "debian")
                .from("kafka", "java")
                .from("zookeeper", "java")
                .from("redis", "debian");
        var graph = folder.graph();
        assertThat(graph.withAncestors(List.of("zookeeper", "kafka")))
                .containsExactly("debian", "java", "kafka", "zookeeper");
        assertThat(graph.withDependents(List.of("java"))).containsExactly("java", "kafka", "zookeeper");
        assertThat(graph.withDependents(List.of("redis", "debian"))).hasSize(5);
        assertThat(graph.withAncestors(List.of())).isEmpty();
        assertThat(graph.root("kafka")).isEqualTo("debian");
    }

    @Test
    void anImageMayHaveSeveralParents() {
        folder.from("debian", "bootstrap")
                .from("golang", "debian")
                .dockerfile("tool", """
            FROM golang AS build
            FROM debian
            COPY --from=build /a /a
            COPY --from=busybox:1.37 /bin/busybox /b
            RUN --mount=type=bind,from=golang,target=/go true
            """)
                .from("user", "tool");
        var graph = folder.graph();
        assertThat(graph.parents("tool")).containsExactly("debian", "golang");
        assertThat(graph.base("tool")).hasValue("debian");
        assertThat(graph.externalParents("tool")).containsExactly("busybox:1.37");
        assertThat(graph.withAncestors(List.of("user"))).containsExactly("debian", "golang", "tool", "user");
        assertThat(graph.root("user")).isEqualTo("debian");
    }

    @Test
    void theBaseMayBeForeignWhileOtherParentsAreOurs() {
        folder.from("tools", "bootstrap").dockerfile("app", "FROM alpine:3.22\nCOPY --from=tools /a /a\n");
        var graph = folder.graph();
        assertThat(graph.base("app")).isEmpty();
        assertThat(graph.root("app")).isEqualTo("app");
        assertThat(graph.parents("app")).containsExactly("tools");
    }

    @Test
    void registryAndTagDoNotMatter() {
        folder.dockerfile("nova", "FROM ubuntu:14.04\n")
                .dockerfile("a", "FROM 10.0.0.1:5100/nova\n")
                .dockerfile("b", "FROM michaelhenkel/nova:liberty\n")
                .dockerfile("c", "FROM nova@sha256:" + "0".repeat(64) + "\n");
        assertThat(folder.graph().children("nova")).containsExactly("a", "b");
    }

    @Test
    void anImageOfTheSameNameIsForeign() {
        folder.dockerfile("redis", "FROM redis:8\n")
                .dockerfile("memcached", "FROM memcached\n")
                .from("app", "redis");
        var graph = folder.graph();
        assertThat(graph.externalParents("redis")).containsExactly("redis:8");
        assertThat(graph.externalParents("memcached")).containsExactly("memcached");
        assertThat(graph.parents("app")).containsExactly("redis");
    }

    @Test
    void externalReferencesAreForeign() {
        folder.file("catalog.yaml", "external: [ \"python:3.*\", \"quay.io/*\", only-there ]\n")
                .from("python", "bootstrap")
                .dockerfile("a", "FROM python:3.12\n")
                .dockerfile("b", "FROM quay.io/x/python\n")
                .dockerfile("c", "FROM python:2.7\n")
                .from("d", "only-there");
        var graph = folder.graph();
        assertThat(graph.children("python")).containsExactly("c");
        assertThat(graph.externalParents("d")).containsExactly("only-there");
    }

    @Test
    void declaredAncestorsEndAtADockerfile() {
        folder.from("debian", "bootstrap")
                .dockerfile("java", "FROM debian\n")
                .from("zookeeper", "java")
                .from("kafka", "zookeeper");
        var graph = folder.graph();
        assertThat(graph.declaredAncestors("kafka")).hasSize(1);
        assertThat(graph.declaredAncestors("zookeeper")).isEmpty();
        assertThat(graph.declaredAncestors("java")).isEmpty();
    }

    @Test
    void unknownParentsAreRefusedWithTheWayToThem() {
        folder.from("nova", "bootstrap").file("nova-api/image.yaml", "description: x\nfrom: nvoa\n");
        refused("nova-api/image.yaml", ":2: nova-api → nvoa: no such image in the catalogue; did you mean 'nova'?");
    }

    @Test
    void parentsWithTheCataloguesPrefixMustBeThere() {
        folder.file("catalog.yaml", "registry: localhost:5100\n")
                .dockerfile("nova", "FROM ubuntu:14.04\n")
                .dockerfile("nova-api", "FROM nova\n\nCOPY --from=localhost:5100/quite-different /a /a\n");
        refused("nova-api/Dockerfile", ":3: nova-api → quite-different: no such image in the catalogue");
    }

    @Test
    void referencesInDockerfilesAreChecked() {
        folder.dockerfile("a", "FROM debian\nCOPY --from=Debian:1 /a /a\n");
        refused(
                "a/Dockerfile",
                ":2: 'Debian:1': invalid path 'Debian' in an image reference;"
                        + " expected [registry/]path[:tag][@digest] such as localhost:5000/base/redis:8");
    }

    @Test
    void anImageCannotStandOnItself() {
        folder.from("redis", "redis");
        refused(
                "redis/image.yaml",
                ":1: stands on itself: redis → redis; an image of a registry needs its full name,"
                        + " such as redis:latest");
    }

    @Test
    void cyclesAreRefusedWithTheirPath() {
        folder.from("a", "b").from("b", "a");
        refused("a/image.yaml", ": stands on itself: a → b → a");
    }

    @Test
    void cyclesBehindOtherImagesAreShownWithoutThem() {
        folder.from("a", "b")
                .dockerfile("b", "FROM debian\nCOPY --from=c /a /a\n")
                .from("c", "d")
                .from("d", "b");
        refused("b/Dockerfile", ": stands on itself: b → c → d → b");
    }

    private void refused(String file, String message) {
        assertThatThrownBy(() -> folder.graph())
                .isInstanceOf(InputException.class)
                .hasMessage(root.resolve(file) + message);
    }

    /** Some folders of docker-opencontrail. */
    static CatalogFolder contrail(CatalogFolder folder) {
        return folder.dockerfile("analytics", "FROM ubuntu:14.04\nRUN apt-get install -y contrail-analytics\n")
                .dockerfile("analytics-api", """
                    FROM analytics
                    COPY entrypoint.sh /
                    ENTRYPOINT ["/entrypoint.sh"]
                    LABEL net.juniper.contrail=analytics
                    LABEL net.juniper.node=controller
                    """)
                .dockerfile("analytics-alarm", "FROM analytics\nLABEL net.juniper.contrail=analytics\n")
                .dockerfile("config", "FROM ubuntu:14.04\n")
                .dockerfile("config-api", "FROM config\nLABEL net.juniper.contrail=config\n")
                .dockerfile("nova", "FROM ubuntu:14.04\nLABEL net.juniper.openstack nova\n")
                .dockerfile(
                        "nova-api", "FROM localhost:5100/nova:contrail-3.0-2668\nLABEL net.juniper.node controller\n")
                .dockerfile("nova-compute", "FROM nova\nLABEL net.juniper.node compute\n")
                .dockerfile("redis", "FROM redis:8\nLABEL net.juniper.contrail=common net.juniper.node=controller\n");
    }
}
