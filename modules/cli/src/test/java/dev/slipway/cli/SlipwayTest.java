package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.testing.FakeEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SlipwayTest {
    private static final EngineAddress NOWHERE = new EngineAddress.Tcp("127.0.0.1", 1);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeCatalogue() throws IOException {
        workbench().withShop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                images lst | unknown command 'lst'; did you mean 'list'? | slipway images
                imges list | unknown command 'imges'; did you mean 'images'? | slipway
                images:lst | unknown command 'lst'; did you mean 'list'? | slipway images
                nonsense | unknown command 'nonsense' | slipway
                images list --lable x | unknown option '--lable'; did you mean '--label'? | slipway images list
                --versoin | unknown option '--versoin'; did you mean '--version'? | slipway
                images check extra | unexpected word 'extra' | slipway images check
                images | what to do is missing: list, plan, prep, package-build, repo, artifact, build, all, push, save, load, clean, graph, dockerfile, config, logs, tree, packages, which, outdated or check | slipway images
                images dockerfile | NAME is missing | slipway images dockerfile
                images build --jobs | the value of --jobs is missing | slipway images build
                images build --jobs many | --jobs: 'many' is not a whole number | slipway images build
                images build -j 1.5 | --jobs: '1.5' is not a whole number | slipway images build
                images list -o xml | --output: 'xml' is not text or json | slipway images list
                images graph --format png | --format: 'png' is not text, dot, svg or json | slipway images graph
                build | SOURCE is missing | slipway build
                build . | IMAGE is missing | slipway build
                build . x y z | unexpected word 'z' | slipway build
                build . x --incremantal | unknown option '--incremantal'; did you mean '--incremental'? | slipway build
                completion tcsh | SHELL: 'tcsh' is not bash, zsh or fish | slipway completion
                """)
    void wrongUsageIsOneMessageAndWhereToLook(String line, String message, String command) {
        assertThat(workbench().run(line))
                .isEqualTo(new Result(2, "", "slipway: " + message + "\nSee '" + command + " --help'.\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                images build --timeout soon | --timeout: 'soon' is not a length of time; expected something like 300ms, 10s, 1m30s or 2h
                images build --timeout 0s | timeout is '0'; expected a length of time in which an image can be built
                images build --jobs 0 | jobs is '0'; expected at least 1
                images build --retries -1 | retries is '-1'; expected at least 0
                images list -q nova-* | no image of the catalogue matches 'nova-*'
                images list -q wab | no image of the catalogue matches 'wab'; did you mean 'web'?
                images list -q --label tier=back | no image of the catalogue matches --label tier=back
                images list -q --label =x | label '=x' has no key; expected KEY or KEY=VALUE
                build none x | there is no source 'none'; expected a folder, an archive (.tar, .tar.gz, .tgz, .tar.bz2, .tar.xz, .zip), a .war, .jar, .ear or the address of a git repository
                build . x Y:1 | invalid path 'Y' in an image reference; expected [registry/]path[:tag][@digest] such as localhost:5000/base/redis:8
                build . x y:1 --incremental --clean | --incremental uses again what --clean throws away; take one of them
                build . x y:1 --as-dockerfile d --run | --as-dockerfile builds nothing that --run could run; take one of them
                build . x -e A | --env: 'A' is not NAME=VALUE
                build . x -p sometimes | --pull-policy: 'sometimes' is not always, never or if-not-present
                build . x --memory much | --memory: 'much' is no size; expected something like 512m or 2g
                build . x --network mine | --network: 'mine' is not default, host or none
                build . x -u a | 'a' is no range of user ids; expected N, -N, N- or N-M
                build . x -a /app | --runtime-artifact goes with --runtime-image only
                build . x --runtime-image y -a app | runtime artifact 'app'; expected SRC[:DST] with an absolute SRC, and a DST within the working folder of the runtime image
                build . x --cache relative | --cache: 'relative' is no absolute path, or has a space, comma, quote or backslash in it
                build . x -s ftp://y | 'ftp://y' is no place of scripts; expected image:///PATH, file://PATH, http://… or https://…
                build . cartridge:python | 'cartridge:python': there are no cartridges yet; name a builder image
                images dockerfile wab | no image 'wab' in the catalogue; did you mean 'web'?
                """)
    void wrongValueIsOneMessage(String line, String message) {
        assertThat(workbench().run(line)).isEqualTo(new Result(2, "", "slipway: " + message + "\n"));
    }

    @Test
    void commandWithoutWordsSaysWhatThereIs() {
        assertThat(workbench().run("").err())
                .startsWith("slipway: what to do is missing: images, registry, server, app, ")
                .endsWith("login, logout or completion\nSee 'slipway --help'.\n");
    }

    @Test
    void nounAndVerbMayBeJoined() {
        assertThat(workbench().run("images:list -q web")).isEqualTo(new Result(0, "web\n", ""));
        assertThat(workbench().run("images:check")).isEqualTo(workbench().run("images check"));
    }

    @Test
    void helpIsAResult() {
        var help = workbench().run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: slipway [-hV] [COMMAND]\n")
                .contains("  images       Build trees of container images from a catalogue.\n")
                .contains("  completion   Print the completion script of a shell.\n")
                .endsWith("6 timed out, 130 interrupted.\n");
        assertThat(workbench().run("images --help").out()).contains("  list, ls  ", "  check  ");
        assertThat(workbench().run("images build --help").out()).contains("--jobs=N", "--with-dependents");
    }

    @Test
    void versionNamesTheProgramAndItsJava() {
        assertThat(workbench().run("--version").out()).matches("slipway .*\nJava 2[5-9].*\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"images list", "images plan", "images build"})
    void engineThatDoesNotAnswerIsNamedWithWhatToDo(String line) {
        assertThat(workbench().run(line))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: cannot reach a container engine at tcp://127.0.0.1:1: Connection refused; start one"
                                + " with 'systemctl start docker' or 'dockerd &', or set DOCKER_HOST\n"));
    }

    @Test
    void engineThatIsTooOldIsNamedWithWhatIsNeeded() throws IOException {
        try (var old = FakeEngine.speaking("1.40")) {
            assertThat(new Workbench(folder, old.address()).run("images build"))
                    .isEqualTo(new Result(
                            2,
                            "",
                            "slipway: the container engine at " + old.address() + " speaks API 1.40, but 1.41 or newer"
                                    + " is needed; update it to Docker 20.10, Podman 4 or newer\n"));
        }
    }

    @Test
    void engineThatRefusesFailsTheCommand() throws IOException {
        try (var broken = FakeEngine.start()) {
            broken.answer("/images/json", 500, "the disk is full");

            assertThat(new Workbench(folder, broken.address()).run("images list"))
                    .isEqualTo(new Result(1, "", "slipway: GET /images/json: 500 the disk is full\n"));
        }
    }

    @Test
    void catalogueThatIsNotThereIsNamed() {
        assertThat(workbench().run("images check --catalog nowhere"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: " + folder.resolve("nowhere")
                                + ": is not a folder; name the catalogue's folder with --catalog\n"));
    }

    @Test
    void faultOfTheCatalogueIsNamedWithItsPlace() throws IOException {
        var workbench = workbench().with("images/bad/image.yaml", "from: web", "comand: [serve]");

        assertThat(workbench.run("images check"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: " + folder.resolve("images/bad/image.yaml")
                                + ":2: comand: unknown key; did you mean 'command'?\n"));
        assertThat(workbench.run("images build").code()).isEqualTo(2);
    }

    @Test
    void interruptEndsTheWaitForAnEngineThatHangs() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new EngineAddress.Tcp("127.0.0.1", silent.getLocalPort());
            var result = new CompletableFuture<Result>();
            var command =
                    Thread.ofVirtual().start(() -> result.complete(new Workbench(folder, address).run("images list")));
            silent.accept().getInputStream().read();

            command.interrupt();

            assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new Result(130, "", "interrupted\n"));
        }
    }

    private Workbench workbench() {
        return new Workbench(folder, NOWHERE);
    }
}
