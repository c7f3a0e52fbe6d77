package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.Golden;
import dev.slipway.catalog.apt.Debs;
import dev.slipway.catalog.apt.PackageFolder;
import dev.slipway.catalog.recipe.Recipe.ContextFile;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeBookTest {
    private static final String MOUNTS =
            "--mount=type=secret,id=slipway-source,target=/etc/apt/sources.list.d/slipway.list,mode=0444"
                    + " --mount=type=secret,id=slipway-preferences,target=/etc/apt/preferences.d/slipway,mode=0444";

    private static final String SETTINGS = """
        name: test
        registry: slipway
        tag: trixie
        distribution:
          suite: trixie
          mirrors: [http://deb.debian.org/debian trixie main]
        build: { args: { HTTP_PROXY: "http://proxy:3128" } }
        groups:
          common: { labels: { net.juniper.contrail: common, net.juniper.node: controller } }
        """;

    @TempDir
    private Path root;

    private CatalogFolder folder;

    @BeforeEach
    void begin() {
        folder = new CatalogFolder(root)
                .file("catalog.yaml", SETTINGS)
                .from("base/debian", "bootstrap")
                .from("common/memcached", "debian");
    }

    @Test
    void aBootstrappedImageIsMadeOfItsRootFileSystem() {
        var recipe = folder.file("base/debian/image.yaml", "from: bootstrap\ncommand: [bash]\n")
                .recipes()
                .recipe("debian");
        Golden.assertMatches(getClass(), "debian.Dockerfile", recipe.dockerfile());
        assertThat(recipe.bootstrapCommand().orElseThrow().suite()).isEqualTo("trixie");
        assertThat(recipe.parents()).isEmpty();
        assertThat(recipe.context()).isEmpty();
    }

    @Test
    void bootstrapNeedsADistribution() {
        folder.file("catalog.yaml", "name: test\n");
        assertThatThrownBy(() -> folder.recipes().recipe("debian"))
                .isInstanceOf(InputException.class)
                .hasMessage(root.resolve("base/debian/image.yaml")
                        + ": from: bootstrap needs a 'distribution' in catalog.yaml with suite and mirrors");
    }

    @Test
    void everyFieldOfAnImageBecomesAnInstruction() {
        var recipe = folder.file("common/redis/image.yaml", """
            description: Redis
            from: debian
            packages: [redis-server, redis-tools=5:8.0.2-3]
            user: redis:redis
            environment:
              REDIS_PORT:
                description: "TCP port\\n to listen on"
                default: "6379"
              REDIS_PASSWORD:
                description: password that clients must give
                required: true
                secret: true
              REDIS_MAXMEMORY:
            config:
              /etc/redis/redis.conf:
                format: properties
                separator: " "
                owner: redis:redis
                mode: "0640"
                set:
                  port: ${REDIS_PORT}
                  requirepass: '"${REDIS_PASSWORD}"'
                  maxmemory: ${REDIS_MAXMEMORY:-256mb}
                  logfile: '"it''s"'
              /etc/redis/it's new/more.ini:
                format: ini
                set:
                  DEFAULT: { my_ip: "$${x} $5" }
              /etc/redis/motd:
                format: template
                template: |
                  welcome

                  	on ${REDIS_PORT} it's \\n
            files:
              - { from: entrypoint.sh, to: /entrypoint.sh, mode: "0755", owner: "redis:redis" }
              - { from: conf, to: "/etc/redis/conf d/" }
            run:
              - mkdir -p /var/lib/redis && chown redis:redis /var/lib/redis
              - >-
                echo a
                && echo b
            entrypoint: [/entrypoint.sh]
            command: [redis-server, /etc/redis/redis.conf]
            expose: [6379, 26379/tcp]
            volumes: [/var/lib/redis, /x]
            healthcheck:
              command: redis-cli -p "$REDIS_PORT" ping
              interval: 10s
              timeout: 300ms
              start-period: 1m30s
            stop-signal: SIGTERM
            labels: { net.juniper.node: compute }
            """)
                .file("common/redis/entrypoint.sh", "#!/bin/sh\nexec \"$@\"\n")
                .file("common/redis/conf/a.conf", "")
                .file("common/redis/notes.txt", "not sent\n")
                .recipes()
                .recipe("redis");
        Golden.assertMatches(getClass(), "redis.Dockerfile", recipe.dockerfile());
        assertThat(recipe.context())
                .containsExactly(contextFile("conf"), contextFile("conf/a.conf"), contextFile("entrypoint.sh"));
        assertThat(recipe.arguments()).isEqualTo(Map.of("HTTP_PROXY", "http://proxy:3128"));
        assertThat(recipe.labels()).isEmpty();
        assertThat(recipe.parents()).containsExactly("debian");
    }

    @Test
    void aChildInheritsConfigurationUserAndProcess() {
        nova().file("common/nova-api/image.yaml", """
            from: nova
            packages: [nova-api]
            environment: { WORKERS: { default: "2" } }
            config:
              /etc/nova/nova.conf: { format: ini, set: { DEFAULT: { workers: "${WORKERS}" } } }
            """);
        Golden.assertMatches(
                getClass(),
                "nova-api.Dockerfile",
                folder.recipes().recipe("nova-api").dockerfile());
    }

    @Test
    void aChildThatSaysNothingOfItsProcessLeavesItAsItIs() {
        nova().file("common/nova-cert/image.yaml", "from: nova\npackages: [nova-cert]\ncommand: [nova-cert]\n");
        var dockerfile = folder.recipes().recipe("nova-cert").dockerfile();
        assertThat(dockerfile).contains("USER root\nRUN --mount").endsWith("""
            USER nova
            CMD ["nova-cert"]
            LABEL "net.juniper.contrail"="common"
            LABEL "net.juniper.node"="controller"
            """);
    }

    @Test
    void anEntrypointOfItsOwnForgetsTheCommandBelow() {
        nova().file("common/nova-cert/image.yaml", "from: nova\nentrypoint: [nova-cert]\n");
        assertThat(folder.recipes().recipe("nova-cert").dockerfile()).contains("""
            USER nova
            ENTRYPOINT ["/usr/lib/slipway/start", "nova-cert"]
            LABEL""");
    }

    @Test
    void anotherUserGetsTheFilesOfTheImageBelow() {
        nova().file("common/nova-cert/image.yaml", "from: nova\nuser: cert\n");
        assertThat(folder.recipes().recipe("nova-cert").dockerfile())
                .contains("\n && chown cert /etc/nova \\\n")
                .contains("\nUSER cert\nENTRYPOINT [\"/usr/lib/slipway/start\", \"/entrypoint.sh\"]\nCMD [\"nova\"]\n");
    }

    @Test
    void inheritedFilesAndUsersMustFitTogether() {
        folder.file("common/a/image.yaml", "from: debian\nconfig: { /etc/a.conf: { format: ini } }\n")
                .file("common/b/image.yaml", "from: a\nuser: b\n")
                .file("common/c/image.yaml", "from: b\n")
                .file("common/d/image.yaml", "from: b\nuser: root\n");
        var recipes = folder.recipes();
        for (var image : List.of("b", "c")) {
            assertThatThrownBy(() -> recipes.recipe(image))
                    .isInstanceOf(InputException.class)
                    .hasMessage(root.resolve("common/" + image + "/image.yaml") + ": config./etc/a.conf:"
                            + " the user 'b' cannot replace a file in /etc; put it into a folder of its own");
        }
        assertThat(recipes.recipe("d").dockerfile()).contains("USER root").doesNotContain("&& chown root");
    }

    @Test
    void oddValuesAreQuoted() {
        folder.file("common/redis/image.yaml", """
            from: alpine:3.22
            environment:
              A: { default: 'a "b" \\ $HOME ${X:-y} it''s' }
              B: { default: "" }
              C: { default: "tab\\there # no comment" }
            command: [sh, -c, "echo \\"$HOME\\" 'x' \\\\ \\t\\nexit"]
            healthcheck: { command: [test, -f, '/a "b"'], retries: 1 }
            labels: { a.b/c: 'x "y" \\ $z = ü' }
            """);
        assertThat(folder.recipes().recipe("redis").dockerfile()).isEqualTo("""
            FROM alpine:3.22
            ENV A="a \\"b\\" \\\\ \\$HOME \\${X:-y} it's"
            ENV B=""
            ENV C="tab\there # no comment"
            HEALTHCHECK --retries=1 CMD ["test", "-f", "/a \\"b\\""]
            CMD ["sh", "-c", "echo \\"$HOME\\" 'x' \\\\ \\t\\nexit"]
            LABEL "a.b/c"="x \\"y\\" \\\\ \\$z = ü"
            LABEL "net.juniper.contrail"="common"
            LABEL "net.juniper.node"="controller"
            """);
    }

    @Test
    void aDockerfileIsBuiltWithTheCataloguesNames() {
        var recipe = folder.dockerfile("common/kafka", """
            FROM localhost:5100/debian:3.0 AS base
            FROM alpine:3.22
            COPY --from=base /a /a
            LABEL net.juniper.node=compute
            """)
                .file("common/kafka/entrypoint.sh", "")
                .file("common/kafka/.dockerignore", "*.md\n")
                .file("common/kafka/README.md", "")
                .file("common/kafka/conf/x", "")
                .recipes()
                .recipe("kafka");
        assertThat(recipe)
                .isEqualTo(new Recipe(
                        "kafka",
                        """
                        FROM slipway/debian:trixie AS base
                        FROM alpine:3.22
                        COPY --from=base /a /a
                        LABEL net.juniper.node=compute
                        """,
                        List.of(
                                new ContextFile(".dockerignore", root.resolve("common/kafka/.dockerignore")),
                                new ContextFile("conf", root.resolve("common/kafka/conf")),
                                new ContextFile("conf/x", root.resolve("common/kafka/conf/x")),
                                new ContextFile("entrypoint.sh", root.resolve("common/kafka/entrypoint.sh"))),
                        Map.of("HTTP_PROXY", "http://proxy:3128"),
                        Map.of("net.juniper.contrail", "common"),
                        null,
                        List.of("debian"),
                        List.of("alpine:3.22"),
                        Map.of()));
    }

    @Test
    void imagesReachThePackagesThatTheCatalogueBrings() {
        var recipes = packaged();

        assertThat(recipes.recipe("declared").dockerfile())
                .startsWith("FROM debian:latest\nARG SLIPWAY_PACKAGES\nRUN --mount=type=cache,")
                .contains("\nRUN " + MOUNTS + " apt-get install greeter\nRUN true\n");
        assertThat(recipes.recipe("written").dockerfile())
                .isEqualTo("FROM debian:latest\nARG SLIPWAY_PACKAGES\nRUN " + MOUNTS + " apt-get install greeter\n");
        assertThat(recipes.recipe("step").dockerfile())
                .isEqualTo("FROM debian:latest\nARG SLIPWAY_PACKAGES\nRUN " + MOUNTS + " apt-get install letters\n");
        assertThat(recipes.recipe("debian").dockerfile()).isEqualTo("FROM debian:13\nRUN apt-get update\n");
        assertThat(recipes.recipe("package-builder").dockerfile()).isEqualTo("FROM debian:latest\n");
    }

    @Test
    void packagesAreInputsOfTheImagesThatCanInvolveThem() throws IOException {
        var packages = Files.createDirectory(root.resolve("packages"));
        Debs.write(packages, "greeter", "1.0", "Depends: letters, libc6");
        Debs.write(packages, "letters", "1.0");
        Debs.write(packages, "other", "1.0");
        var recipes = packaged();
        assertThat(recipes.recipe("written").waitsForPackages()).isTrue();
        assertThat(recipes.recipe("plain").waitsForPackages()).isFalse();

        var known = recipes.withPackages(PackageFolder.read(packages));

        assertThat(known.recipe("written").ownPackages()).containsOnlyKeys("greeter", "letters");
        assertThat(known.recipe("declared").ownPackages()).containsOnlyKeys("greeter", "letters");
        assertThat(known.recipe("step").ownPackages()).containsOnlyKeys("letters");
        assertThat(known.recipe("everything").ownPackages()).containsOnlyKeys("greeter", "letters", "other");
        assertThat(known.recipe("plain").ownPackages()).isEmpty();
        assertThat(known.recipe("plain").buildArguments()).isEmpty();
        assertThat(known.recipe("step").inputs(Map.of())).containsKeys("package letters");
        var before = known.recipe("step").buildArguments();
        assertThat(before).containsOnlyKeys("SLIPWAY_PACKAGES");

        Debs.write(packages, "other", "1.0", "Section: misc");
        assertThat(packaged()
                        .withPackages(PackageFolder.read(packages))
                        .recipe("step")
                        .buildArguments())
                .isEqualTo(before);
        Debs.write(packages, "letters", "1.0", "Section: misc");
        assertThat(packaged()
                        .withPackages(PackageFolder.read(packages))
                        .recipe("step")
                        .buildArguments())
                .isNotEqualTo(before);
    }

    @Test
    void packagesReplaceOthersWhereBuildingInstallsThem() throws IOException {
        var packages = Files.createDirectory(root.resolve("packages"));
        Debs.write(packages, "letters", "1.0");
        Debs.write(packages, "other", "1.0");
        assertThat(packaged().awaitsPackages()).isTrue();
        assertThat(packaged().replacements("step").files()).isEmpty();
        var known = packaged().withPackages(PackageFolder.read(packages));
        assertThat(known.awaitsPackages()).isFalse();
        assertThat(known.replacements("step").files()).hasSize(2);
        assertThat(known.replacements("plain").files()).isEmpty();
        assertThat(known.replacements("package-builder").files()).isEmpty();
        assertThat(known.replacements("alone").files())
                .extracting(file -> file.content().name())
                .containsExactly("letters");
    }

    private RecipeBook packaged() {
        return new CatalogFolder(root.resolve("packaged"))
                .file("catalog.yaml", "packages:\n  sources: { greeter: { debian: greeter } }\n")
                .dockerfile("debian", "FROM debian:13\nRUN apt-get update\n")
                .dockerfile("package-builder", "FROM debian\n")
                .dockerfile("written", "FROM debian\nRUN apt-get install greeter\n")
                .dockerfile("everything", "FROM debian\nRUN apt-get update && apt-get dist-upgrade\n")
                .dockerfile("plain", "FROM debian\nRUN echo greeter\n")
                .file("alone/image.yaml", "from: alpine:3.22\npackages: [letters]\n")
                .file("step/image.yaml", "from: debian\nrun: [apt-get install letters]\n")
                .file(
                        "declared/image.yaml",
                        "from: debian\npackages: [greeter]\nrun: [apt-get install greeter, true]\n")
                .recipes();
    }

    @Test
    void wholeFoldersMayBeCopied() {
        folder.file("common/redis/image.yaml", "from: debian\nfiles: [{ from: ., to: /src }]\n")
                .file("common/redis/a/b", "");
        assertThat(folder.recipes().recipe("redis").context())
                .extracting(ContextFile::path)
                .containsExactly("a", "a/b", "image.yaml");
    }

    @Test
    void labelsAreInheritedFromTheBase() {
        folder.file("base/debian/image.yaml", "from: bootstrap\nlabels: { a: 1, b: 1 }\n")
                .file("base/tools/image.yaml", "from: bootstrap\nlabels: { tools: 1 }\n")
                .dockerfile(
                        "common/kafka", "FROM tools\nFROM debian\nCOPY --from=0 /a /a\nLABEL b=2 net.juniper.node=x\n");
        assertThat(folder.recipes().labels("kafka"))
                .isEqualTo(Map.of("a", "1", "b", "2", "net.juniper.contrail", "common", "net.juniper.node", "x"));
    }

    @Test
    void packagedFilesLieUnderOneFolder() {
        assertThat(RecipeBook.packaged("/etc/nova/nova.conf"))
                .isEqualTo("/usr/lib/slipway/packaged/etc/nova/nova.conf");
    }

    private CatalogFolder nova() {
        return folder.file("common/nova/entrypoint.sh", "").file("common/nova/image.yaml", """
            from: debian
            packages: [nova-common]
            user: nova
            environment: { HOST_IP: { description: address, required: true } }
            config:
              /etc/nova/nova.conf: { format: ini, set: { DEFAULT: { my_ip: "${HOST_IP}" } } }
            files: [{ from: entrypoint.sh, to: /entrypoint.sh, mode: "0755" }]
            entrypoint: [/entrypoint.sh]
            command: [nova]
            """);
    }

    private ContextFile contextFile(String path) {
        return new ContextFile(path, root.resolve("common/redis").resolve(path));
    }
}
