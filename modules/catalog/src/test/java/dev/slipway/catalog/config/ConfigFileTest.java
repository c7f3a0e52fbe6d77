package dev.slipway.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.config.ConfigFile.Access;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigFileTest {

    @Test
    void variablesAreThoseOfAllSettings() {
        var settings = List.of(
                new ConfigFile.Setting("a", "x", new Template("${ONE}:${TWO}")),
                new ConfigFile.Setting("b", "y", new Template("${TWO}${THREE}")));
        assertThat(new ConfigFile.Ini("/etc/a/a.conf", new Access(null, null), settings).variables())
                .containsExactly("ONE", "TWO", "THREE");
        assertThat(new ConfigFile.Properties("/etc/a/a.conf", new Access(null, null), "=", settings).variables())
                .containsExactly("ONE", "TWO", "THREE");
        assertThat(whole("/etc/a/a.conf", "${A}", "b", "${C}").variables()).containsExactly("A", "C");
    }

    @Test
    void folderIsWhereTheFileStands() {
        assertThat(whole("/etc/redis/redis.conf").folder()).isEqualTo("/etc/redis");
        assertThat(whole("/etc/fstab").folder()).isEqualTo("/etc");
        assertThat(whole("/motd").folder()).isEqualTo("/");
    }

    @Test
    void foldersOfTheSystemAreShared() {
        assertThat(whole("/etc/fstab").isInSharedFolder()).isTrue();
        assertThat(whole("/motd").isInSharedFolder()).isTrue();
        assertThat(whole("/usr/share/x").isInSharedFolder()).isTrue();
        assertThat(whole("/app/settings.ini").isInSharedFolder()).isFalse();
        assertThat(whole("/etc/redis/redis.conf").isInSharedFolder()).isFalse();
    }

    private static ConfigFile whole(String path, String... lines) {
        return new ConfigFile.Whole(
                path,
                new Access(null, null),
                List.of(lines).stream().map(Template::new).toList());
    }
}
