package dev.slipway.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private final Generator generator = new Generator(new SecureRandom());

    @Test
    void charactersAreOfTheAlphabet() {
        assertThat(generator.make(new GenerationRule.Characters(200, "abc"))).matches("[abc]{200}");
    }

    @Test
    void uuidIsOfVersionFour() {
        assertThat(UUID.fromString(generator.make(new GenerationRule.Uuid())).version())
                .isEqualTo(4);
    }

    @Test
    void keysComeInPairs() {
        var pair = generator.make(new GenerationRule.Ed25519Key());
        assertThat(Generator.privateKey(pair))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PRIVATE KEY-----\n");
        assertThat(Generator.publicKey(pair))
                .startsWith("-----BEGIN PUBLIC KEY-----\n")
                .endsWith("-----END PUBLIC KEY-----\n");
        assertThat(generator.make(new GenerationRule.RsaKey(2048))).contains("BEGIN PUBLIC KEY");
    }
}
