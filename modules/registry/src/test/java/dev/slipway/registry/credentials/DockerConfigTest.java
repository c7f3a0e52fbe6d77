package dev.slipway.registry.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.registry.credentials.Credentials.Anonymous;
import dev.slipway.registry.credentials.Credentials.IdentityToken;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.registry.credentials.Credentials.RegistryToken;
import dev.slipway.registry.credentials.DockerConfig.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {
    @TempDir
    private Path folder;

    @Test
    void everyKindOfCredentialsIsRead() throws Exception {
        write("""
                {"auths": {
                  "a:5000": {"auth": "am9lOnNlOmNyZXQ="},
                  "https://b.example/v1/": {"auth": "am9lOnNlOmNyZXQ="},
                  "c": {"auth": "am9lOng=", "identitytoken": "i"},
                  "d": {"registrytoken": "r"},
                  "e": {}}}
                """);

        assertThat(config().at("a:5000")).isEqualTo(new Password("joe", "se:cret"));
        assertThat(config().at("b.example")).isEqualTo(new Password("joe", "se:cret"));
        assertThat(config().at("c")).isEqualTo(new IdentityToken("i"));
        assertThat(config().at("d")).isEqualTo(new RegistryToken("r"));
        assertThat(config().at("e")).isEqualTo(new Anonymous());
        assertThat(config().at("f")).isEqualTo(new Anonymous());
    }

    @Test
    void withoutAFileNobodyIsKnown() throws InterruptedException {
        assertThat(config().at("a")).isEqualTo(new Anonymous());
        assertThat(config().erase("a")).isFalse();
        assertThat(file()).doesNotExist();
    }

    @Test
    void storingKeepsAllElseInItsOrder() throws Exception {
        write("""
                {"HttpHeaders": {"X-Z": "1"}, "auths": {"z": {"auth": "eDp5"}}, "proxies": {"default": {}}, "detachKeys": "ctrl-e"}
                """);

        assertThat(config().store("a:1", new Password("joe", "secret"))).isEqualTo(new Place.InFile(file()));

        assertThat(file()).hasContent("""
                {
                  "HttpHeaders" : {
                    "X-Z" : "1"
                  },
                  "auths" : {
                    "z" : {
                      "auth" : "eDp5"
                    },
                    "a:1" : {
                      "auth" : "am9lOnNlY3JldA=="
                    }
                  },
                  "proxies" : {
                    "default" : { }
                  },
                  "detachKeys" : "ctrl-e"
                }
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file()::equals).isDirectoryNotContaining("glob:**config?*.json");
        assertThat(config().erase("a:1")).isTrue();
        assertThat(config().erase("a:1")).isFalse();
        assertThat(config().at("z")).isEqualTo(new Password("x", "y"));
    }

    @Test
    void helperKeepsWhatItIsToldTo() throws Exception {
        write("{\"credHelpers\": {\"a\": \"test\"}, \"credsStore\": \"absent\"}");
        helper("""
                #!/bin/sh
                case $1 in
                  get) read -r server; [ -e kept ] && sed 's/ServerURL/Server/' kept || { echo credentials not found in native keychain; exit 1; } ;;
                  store) cat > kept ;;
                  erase) [ -e kept ] && rm kept || { echo credentials not found in native keychain; exit 1; } ;;
                esac
                """.replace("kept", folder.resolve("kept").toString()));

        assertThat(config().at("a")).isEqualTo(new Anonymous());
        assertThat(config().store("a", new Password("joe", "se\"cret")))
                .isEqualTo(new Place.InHelper("docker-credential-test"));
        assertThat(config().at("a")).isEqualTo(new Password("joe", "se\"cret"));
        assertThat(file()).content().doesNotContain("auths");
        assertThat(config().erase("a")).isTrue();
        assertThat(config().erase("a")).isFalse();
    }

    @Test
    void helperThatFailsIsNamed() throws Exception {
        write("{\"credHelpers\": {\"a\": \"test\", \"b\": \"absent\"}}");
        helper("#!/bin/sh\necho locked; exit 1\n");

        assertThatThrownBy(() -> config().at("a")).hasMessage("docker-credential-test get failed for a: locked");
        assertThatThrownBy(() -> config().at("b"))
                .hasMessage("cannot run docker-credential-absent: there is no such program on the PATH");
    }

    @Test
    void tokenOfAHelperIsAnIdentityToken() throws Exception {
        write("{\"credsStore\": \"test\"}");
        helper("#!/bin/sh\necho '{\"Username\":\"<token>\",\"Secret\":\"i\"}'\n");

        assertThat(config().at("a")).isEqualTo(new IdentityToken("i"));
    }

    @Test
    void whatIsNoCredentialIsRefused() throws IOException {
        write("{\"auths\": {\"a\": {\"auth\": \"?\"}}}");

        assertThatThrownBy(() -> config().at("a"))
                .hasMessage(file() + ": 'auth' of 'a' is not base64 of USER:PASSWORD; run 'slipway login a'");
        write("[]");
        assertThatThrownBy(() -> config().at("a")).hasMessage(file() + " is no JSON object");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(new Password("joe", "secret")).hasToString("Password[user=joe]");
        assertThat(new IdentityToken("secret")).hasToString("IdentityToken[]");
        assertThat(new RegistryToken("secret")).hasToString("RegistryToken[]");
    }

    private DockerConfig config() {
        return DockerConfig.of(Map.of("DOCKER_CONFIG", folder.toString(), "PATH", folder + ":/usr/bin:/bin"));
    }

    private Path file() {
        return folder.resolve("config.json");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private void helper(String script) throws IOException {
        var program = folder.resolve("docker-credential-test");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
