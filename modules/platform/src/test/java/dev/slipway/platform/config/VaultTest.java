package dev.slipway.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void opensWhatItSealed() {
        var vault = Vault.fleeting(random);
        var sealed = vault.seal("shop/TOKEN", "s3cret");
        assertThat(sealed.text()).doesNotContain("s3cret");
        assertThat(vault.seal("shop/TOKEN", "s3cret")).isNotEqualTo(sealed);
        assertThat(vault.open("shop/TOKEN", sealed)).isEqualTo("s3cret");
    }

    @Test
    void opensForOnePlaceOnly() {
        var vault = Vault.fleeting(random);
        var sealed = vault.seal("shop/TOKEN", "s3cret");
        assertThatThrownBy(() -> vault.open("other/TOKEN", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("what was sealed for other/TOKEN is damaged");
    }

    @Test
    void keyFileIsTheOwnersAndIsUsedAgain(@TempDir Path folder) throws Exception {
        var file = folder.resolve("key");
        var sealed = Vault.open(file, random).seal("shop/TOKEN", "s3cret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Vault.open(file, random).open("shop/TOKEN", sealed)).isEqualTo("s3cret");
    }

    @Test
    void newKeySealsAndOldOneStillOpens(@TempDir Path folder) throws Exception {
        var file = folder.resolve("key");
        var sealed = Vault.open(file, random).seal("shop/TOKEN", "s3cret");
        var other = folder.resolve("other");
        Vault.open(other, random);
        Files.writeString(file, Files.readString(other) + Files.readString(file));
        var both = Vault.open(file, random);
        assertThat(both.open("shop/TOKEN", sealed)).isEqualTo("s3cret");
        assertThat(Vault.open(other, random).open("shop/A", both.seal("shop/A", "b")))
                .isEqualTo("b");
    }

    @Test
    void withoutItsKeyNothingIsOpened() {
        var sealed = Vault.fleeting(random).seal("shop/TOKEN", "s3cret");
        assertThatThrownBy(() -> Vault.fleeting(random).open("shop/TOKEN", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("that sealed shop/TOKEN is not there");
    }

    @Test
    void brokenKeyFileIsNamed(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), "abc def\n");
        assertThatThrownBy(() -> Vault.open(file, random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " line 1: expected an id and a key of 32 bytes");
    }
}
