package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.api.EngineAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "BASH"})
    void scriptIsGoodForBash(String shell) throws Exception {
        var file = Files.writeString(folder.resolve("completion"), script(shell));

        assertThat(bash("-n", file.toString())).isEmpty();
    }

    @Test
    void bashCompletesVerbsAndOptions() throws Exception {
        var file = Files.writeString(folder.resolve("completion"), script("bash"));
        var complete = "COMP_WORDS=(slipway images %s); COMP_CWORD=2; _complete_slipway; echo ${COMPREPLY[*]}";

        assertThat(bash("-c", ". " + file + "; " + complete.formatted("pl"))).isEqualTo("plan\n");
        assertThat(bash("-c", ". " + file + "; " + complete.formatted("''")))
                .contains("list", "build", "dockerfile", "check");
    }

    @Test
    void zshLoadsTheScriptOfBash() {
        assertThat(script("zsh")).isEqualTo("autoload -U +X bashcompinit && bashcompinit\n" + script("bash"));
    }

    @Test
    void fishKnowsEveryVerbAndOption() {
        assertThat(script("fish").lines())
                .allMatch(line -> line.matches("complete -c slipway -n '[^']+' (-f -a|-l) [a-z-]+( -r)?( -d '.+')?"))
                .contains(
                        "complete -c slipway -n '__fish_use_subcommand' -f -a images"
                                + " -d 'Build trees of container images from a catalogue.'",
                        "complete -c slipway -n '__fish_seen_subcommand_from images' -f -a plan"
                                + " -d 'Show what a build would do, and why, without doing it.'",
                        "complete -c slipway -n '__fish_seen_subcommand_from build' -l jobs -r",
                        "complete -c slipway -n '__fish_seen_subcommand_from build' -l no-cache");
    }

    private String script(String shell) {
        var result = new Workbench(folder, new EngineAddress.Tcp("127.0.0.1", 1)).run("completion " + shell);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private static String bash(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add("bash");
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
