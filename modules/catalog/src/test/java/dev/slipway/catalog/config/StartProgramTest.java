package dev.slipway.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartProgramTest {

    @Test
    void startIsAShellScriptThatBecomesTheCommand() {
        assertThat(StartProgram.start()).startsWith("#!/bin/sh").endsWith("exec \"$@\"");
    }

    @Test
    void configureHoldsNothingThatPrintfOrADockerfileWouldChange() {
        assertThat(StartProgram.configure()).isNotEmpty().noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }
}
