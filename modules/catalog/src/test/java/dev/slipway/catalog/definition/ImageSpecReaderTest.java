package dev.slipway.catalog.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Access;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.Template;
import dev.slipway.catalog.definition.ImageSpec.Bootstrap;
import dev.slipway.catalog.definition.ImageSpec.CopiedFile;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import dev.slipway.catalog.definition.ImageSpec.Healthcheck;
import dev.slipway.catalog.definition.ImageSpec.Image;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSpecReaderTest {
    @TempDir
    private Path root;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = root.resolve("redis/image.yaml");
    }

    @Test
    void everyFieldIsRead() {
        new CatalogFolder(root).file("redis/entrypoint.sh", "#!/bin/sh\n");
        assertThat(read("""
            description: Redis, an in-memory data store
            from: debian
            packages: [redis-server, "libc6:i386=2.41-12"]
            user: redis:redis
            environment:
              REDIS_PORT:
                description: TCP port to listen on
                default: "6379"
              REDIS_PASSWORD: { required: true, secret: true }
              PLAIN:
            config:
              /etc/redis/redis.conf:
                format: properties
                separator: " "
                owner: redis
                mode: 0640
                set: { port: "${REDIS_PORT}" }
              /etc/redis/more.ini:
                format: ini
                set:
                  "": { a: 1 }
                  DEFAULT: { b: "${PLAIN:-2}" }
              /etc/redis/motd:
                format: template
                template: |
                  a

                  	$${PLAIN}
            files:
              - { from: entrypoint.sh, to: /entrypoint.sh, mode: "0755", owner: "redis:redis" }
              - { from: entrypoint.sh, to: /x }
            artifacts: { site: /opt/site }
            run:
              - mkdir -p /var/lib/redis
            entrypoint: [/entrypoint.sh]
            command: [redis-server, /etc/redis/redis.conf]
            expose: [6379, 53/udp]
            volumes: [/var/lib/redis]
            healthcheck:
              command: redis-cli ping
              interval: 10s
              timeout: 3s
              start-period: 1m
              retries: 5
            stop-signal: SIGRTMIN+3
            labels: { net.juniper.node: controller }
            """))
                .isEqualTo(new ImageSpec(
                        "Redis, an in-memory data store",
                        new Image("debian", 2),
                        List.of("redis-server", "libc6:i386=2.41-12"),
                        List.of(
                                new EnvironmentVariable("REDIS_PORT", "TCP port to listen on", "6379", false, false),
                                new EnvironmentVariable("REDIS_PASSWORD", "", null, true, true),
                                new EnvironmentVariable("PLAIN", "", null, false, false)),
                        List.of(
                                new ConfigFile.Properties(
                                        "/etc/redis/redis.conf",
                                        new Access("redis", "0640"),
                                        " ",
                                        List.of(setting("", "port", "${REDIS_PORT}"))),
                                new ConfigFile.Ini(
                                        "/etc/redis/more.ini",
                                        new Access(null, null),
                                        List.of(setting("", "a", "1"), setting("DEFAULT", "b", "${PLAIN:-2}"))),
                                new ConfigFile.Whole(
                                        "/etc/redis/motd",
                                        new Access(null, null),
                                        List.of(new Template("a"), new Template(""), new Template("\t$${PLAIN}")))),
                        List.of(
                                new CopiedFile("entrypoint.sh", "/entrypoint.sh", "0755", "redis:redis"),
                                new CopiedFile("entrypoint.sh", "/x", null, null)),
                        Map.of("site", "/opt/site"),
                        List.of("mkdir -p /var/lib/redis"),
                        "redis:redis",
                        List.of("/entrypoint.sh"),
                        List.of("redis-server", "/etc/redis/redis.conf"),
                        List.of("6379", "53/udp"),
                        List.of("/var/lib/redis"),
                        new Healthcheck(
                                List.of("redis-cli ping"),
                                true,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(1),
                                5),
                        "SIGRTMIN+3",
                        Map.of("net.juniper.node", "controller")));
    }

    @Test
    void onlyTheParentIsNeeded() {
        assertThat(read("from: bootstrap\n"))
                .isEqualTo(new ImageSpec(
                        "",
                        new Bootstrap(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        Map.of()));
    }

    @Test
    void aListIsACheckWithoutShell() {
        assertThat(read("from: debian\nhealthcheck: { command: [redis-cli, ping] }\n")
                        .healthcheck())
                .isEqualTo(new Healthcheck(List.of("redis-cli", "ping"), false, null, null, null, 3));
    }

    @Test
    void rootMayBeNamedByNumber() {
        assertThat(ImageSpec.isRoot(null)).isTrue();
        assertThat(ImageSpec.isRoot("root")).isTrue();
        assertThat(ImageSpec.isRoot("0:0")).isTrue();
        assertThat(ImageSpec.isRoot("root:adm")).isTrue();
        assertThat(ImageSpec.isRoot("rootless")).isFalse();
    }

    @Test
    void unknownKeysAreRefusedOnEveryLevel() {
        refused("from: debian\nenviroment: {}\n", ":2: enviroment: unknown key; did you mean 'environment'?");
        refused("form: debian\n", ":1: from: is missing; was it written as 'form'?");
        refused(
                "from: debian\nenvironment:\n  PORT:\n    defualt: 1\n",
                ":4: environment.PORT.defualt: unknown key; did you mean 'default'?");
        refused(
                "from: debian\nhealthcheck: { command: x, intervall: 3s }\n",
                ":2: healthcheck.intervall: unknown key; did you mean 'interval'?");
        refused(
                "from: debian\nfiles:\n  - from: image.yaml\n    to: /x\n    mod: 1\n",
                ":5: files[0].mod: unknown key; did you mean 'mode'?");
        refused(
                "from: debian\nconfig:\n  /etc/a/a:\n    format: ini\n    template: x\n",
                ":5: config./etc/a/a.template: unknown key");
    }

    @Test
    void keysWrittenTwiceAreRefused() {
        refused("from: debian\nfrom: redis\n", ":2: from: written twice");
        refused("from: a\nlabels:\n  x: 1\n  x: 2\n", ":4: labels.x: written twice");
    }

    @Test
    void valuesOfTheWrongTypeAreRefused() {
        refused("from: [debian]\n", ":1: from: expected a single value");
        refused("from: debian\nlabels: [a]\n", ":2: labels: expected a mapping of keys to values");
        refused("from: debian\nfiles: { from: a }\n", ":2: files: expected a list");
        refused("from: debian\npackages:\n  redis: 1\n", ":3: packages: expected a single value");
    }

    @Test
    void referencesAreChecked() {
        refused(
                "from: Debian\n",
                ":1: from: invalid path 'Debian' in an image reference; expected"
                        + " [registry/]path[:tag][@digest] such as localhost:5000/base/redis:8");
    }

    @Test
    void packagesAreChecked() {
        refused(
                "from: a\npackages: [Redis]\n",
                ":2: packages: 'Redis' is not a Debian package name," + " with =version where one is wanted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Redis", "a:b:c", "-x", "$USER"})
    void ownersAreChecked(String owner) {
        refused("from: a\nuser: '" + owner + "'\n", ":2: user: '" + owner + "' is not of the form user[:group]");
    }

    @Test
    void modesAreChecked() {
        refused(
                "from: a\nfiles: [{ from: image.yaml, to: /x, mode: rwx }]\n",
                ":2: files[0].mode: 'rwx' is not of the form octal digits such as 0755");
        refused(
                "from: a\nconfig: { /etc/a/a: { format: ini, mode: 0888 } }\n",
                ":2: config./etc/a/a.mode: '0888' is not of the form octal digits such as 0640");
    }

    @Test
    void artifactsAreUnpackedBelowTheRoot() {
        refused("from: a\nartifacts: { site: opt/site }\n", ":2: artifacts: site: 'opt/site' is not an absolute path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "80/http", "1-2", "123456"})
    void portsAreChecked(String port) {
        refused(
                "from: a\nexpose: [80, '" + port + "']\n",
                ":2: expose: '" + port + "' is not a port such as 6379 or 53/udp");
    }

    @Test
    void portsEndAt65535() {
        assertThat(read("from: a\nexpose: 65535/tcp\n").expose()).containsExactly("65535/tcp");
        refused("from: a\nexpose: 65536\n", ":2: expose: '65536' is not a port: the last one is 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "SIGTREM", "0", "65", "sigterm", "SIGRTMIN+"})
    void signalsAreChecked(String signal) {
        refused(
                "from: a\nstop-signal: " + signal + "\n",
                ":2: stop-signal: '" + signal + "' is not of the form a signal such as SIGTERM");
    }

    @Test
    void durationsAndRetriesAreChecked() {
        refused(
                "from: a\nhealthcheck: { command: x, timeout: soon }\n",
                ":2: healthcheck.timeout: 'soon' is not a length of time; expected something like 300ms, 10s, 1m30s or 2h");
        refused(
                "from: a\nhealthcheck: { command: x, retries: 0 }\n",
                ":2: healthcheck.retries: '0' is not a whole number from 1 to 1000");
        refused("from: a\nhealthcheck: { timeout: 3s }\n", ":2: healthcheck.command: is missing");
    }

    @Test
    void volumesAreAbsolute() {
        refused("from: a\nvolumes: [data]\n", ":2: volumes: 'data' is not an absolute path");
    }

    @Test
    void labelsAreChecked() {
        refused("from: a\nlabels: { a b: c }\n", ":2: labels: 'a b' is not a label key such as net.juniper.contrail");
        refused("from: a\nlabels: { a: \"b\\nc\" }\n", ":2: labels: the value of 'a' is more than one line");
    }

    @Test
    void stepsAndCommandsOfChecksAreOneLineEach() {
        assertThat(read("from: a\nrun:\n  - >-\n    a &&\n    b\n  - |\n    c\n")
                        .steps())
                .containsExactly("a && b", "c\n");
        refused(
                "from: a\nrun:\n  - |\n    a\n    b\n",
                ":2: run: a step is one line; fold a long one with '>-', or write several");
        refused("from: a\nrun: ['']\n", ":2: run: a step is one line; fold a long one with '>-', or write several");
        refused(
                "from: a\nhealthcheck:\n  command: |\n    a\n    b\n",
                ":3: healthcheck.command: a command is one line; fold a long one with '>-'");
    }

    @Test
    void variablesAreChecked() {
        refused(
                "from: a\nenvironment:\n  A-B:\n    default: 1\n",
                ":3: environment.A-B: 'A-B' is not the name of a variable");
        refused(
                "from: a\nenvironment:\n  A:\n    secret: true\n    default: 1\n",
                ":5: environment.A.default: a secret has no default: everybody who has the image could read it");
        refused(
                "from: a\nenvironment:\n  A: { required: true, default: 1 }\n",
                ":3: environment.A.default: a required variable has no default");
        refused(
                "from: a\nenvironment:\n  A: { default: \"1\\n2\" }\n",
                ":3: environment.A.default: a default is one line");
        refused(
                "from: a\nenvironment:\n  A: { required: yes }\n",
                ":3: environment.A.required: 'yes' is neither true nor false");
    }

    @Test
    void configurationUsesDeclaredVariablesOnly() {
        refused(
                """
                from: a
                environment: { REDIS_PORT: }
                config:
                  /etc/redis/redis.conf:
                    format: properties
                    set: { port: "${REDIS_PROT}" }
                """,
                ":4: config./etc/redis/redis.conf: ${REDIS_PROT} is not declared under environment;"
                        + " did you mean 'REDIS_PORT'?");
        refused(
                "from: a\nconfig:\n  /a/b:\n    format: template\n    template: x ${A}\n",
                ":3: config./a/b: ${A} is not declared under environment");
    }

    @Test
    void configurationIsChecked() {
        refused(
                "from: a\nconfig: { etc/a: { format: ini } }\n",
                ":2: config.etc/a: 'etc/a' is not the absolute path of a file");
        refused(
                "from: a\nconfig: { /etc/a/: { format: ini } }\n",
                ":2: config./etc/a/: '/etc/a/' is not the absolute path of a file");
        refused(
                "from: a\nconfig: { /a/../b: { format: ini } }\n",
                ":2: config./a/../b: '/a/../b' is not the absolute path of a file");
        refused("from: a\nconfig: { /etc/a: {} }\n", ":2: config./etc/a.format: is missing");
        refused(
                "from: a\nconfig: { /etc/a: { format: yaml } }\n",
                ":2: config./etc/a.format: 'yaml' is unknown; expected ini, properties or template");
        refused(
                "from: a\nconfig: { /etc/a: { format: template, template: '' } }\n",
                ":2: config./etc/a.template: is empty");
        refused(
                "from: a\nconfig: { /etc/a: { format: properties, separator: \"\\t\" } }\n",
                ":2: config./etc/a.separator: '\t' is not a separator such as '=', ': ' or ' '");
    }

    @Test
    void settingsAreOneLineWithoutTabs() {
        refused(
                "from: a\nconfig: { /a: { format: ini, set: { s: { k: \"a\\tb\" } } } }\n",
                ":2: config./a.set.s.k: a value is one line without tabs");
        refused(
                "from: a\nconfig: { /a: { format: properties, set: { k: \"a\\nb\" } } }\n",
                ":2: config./a.set.k: a value is one line without tabs");
        refused(
                "from: a\nconfig: { /a: { format: properties, set: { '': b } } }\n",
                ":2: config./a.set: '' is not a key: one line without tabs");
        refused(
                "from: a\nconfig: { /a: { format: properties, set: { k: \"${1}\" } } }\n",
                ":2: config./a.set.k: '${1}' is not a variable; expected ${NAME} or ${NAME:-default}, and $$ for a dollar sign");
    }

    @Test
    void usersCannotReplaceFilesOfTheSystem() {
        refused(
                "from: a\nuser: redis\nconfig:\n  /etc/redis.conf:\n    format: ini\n",
                ":4: config./etc/redis.conf: the user 'redis' cannot replace a file in /etc; put it into a folder of its own");
        refused(
                "from: a\nuser: redis\nconfig: { /motd: { format: ini } }\n",
                ":3: config./motd: the user 'redis' cannot replace a file in /; put it into a folder of its own");
        assertThat(read("from: a\nuser: root\nconfig: { /etc/redis.conf: { format: ini } }\n")
                        .config())
                .hasSize(1);
        assertThat(read("from: a\nuser: redis\nconfig: { /app/redis.conf: { format: ini } }\n")
                        .config())
                .hasSize(1);
    }

    @Test
    void copiedFilesMustBeInTheFolder() {
        refused("from: a\nfiles: [{ from: no.sh, to: /x }]\n", ":2: files[0].from: there is no 'no.sh' in redis");
        refused(
                "from: a\nfiles: [{ from: ../redis/image.yaml/.., to: /x }, { from: .., to: /x }]\n",
                ":2: files[1].from: there is no '..' in redis");
        refused(
                "from: a\nfiles: [{ from: /etc/passwd, to: /x }]\n",
                ":2: files[0].from: there is no '/etc/passwd' in redis");
        refused("from: a\nfiles: [{ from: image.yaml, to: x }]\n", ":2: files[0].to: 'x' is not an absolute path");
        refused("from: a\nfiles: [{ from: image.yaml }]\n", ":2: files[0].to: is missing");
    }

    private ImageSpec read(String text) {
        new CatalogFolder(root).file("redis/image.yaml", text);
        return ImageSpecReader.read(file);
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessage(file + message);
    }

    private static Setting setting(String section, String key, String value) {
        return new Setting(section, key, new Template(value));
    }
}
