package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void starsAreAnyTextAndQuestionMarksOneCharacter() {
        assertThat(new Glob("nova-*").matches("nova-api")).isTrue();
        assertThat(new Glob("nova-*").matches("nova-")).isTrue();
        assertThat(new Glob("nova-*").matches("nova")).isFalse();
        assertThat(new Glob("*").matches("a/b:c")).isTrue();
        assertThat(new Glob("python:3.?").matches("python:3.9")).isTrue();
        assertThat(new Glob("python:3.?").matches("python:3.12")).isFalse();
    }

    @Test
    void everythingElseStandsForItself() {
        assertThat(new Glob("a.c").matches("abc")).isFalse();
        assertThat(new Glob("[a]{1}\\E$").matches("[a]{1}\\E$")).isTrue();
        assertThat(new Glob("").matches("")).isTrue();
    }
}
