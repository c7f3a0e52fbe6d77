package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTest {

    @Test
    void onlyWordsThatNeedItAreQuoted() {
        assertThat(Shell.quote("/etc/redis/redis.conf")).isEqualTo("/etc/redis/redis.conf");
        assertThat(Shell.quote("a b")).isEqualTo("'a b'");
        assertThat(Shell.quote("$x")).isEqualTo("'$x'");
        assertThat(Shell.quote("")).isEqualTo("''");
        assertThat(Shell.quote("it's")).isEqualTo("'it'\\''s'");
    }
}
