package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.Template;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigTest {
    @TempDir
    private Path root;

    @Test
    void theNearerImageWinsKeyByKey() {
        var config = new CatalogFolder(root)
                .file("nova/image.yaml", """
                    from: bootstrap
                    environment: { HOST_IP: { description: lower }, RABBIT: { required: true } }
                    config:
                      /etc/nova/nova.conf: { format: ini, set: { DEFAULT: { my_ip: "${HOST_IP}", a: 1 } } }
                      /etc/nova/policy: { format: properties, set: { a: 1 } }
                      /etc/nova/motd: { format: template, template: lower }
                    """)
                .file("nova-api/image.yaml", """
                    from: nova
                    environment: { HOST_IP: { description: upper } }
                    config:
                      /etc/nova/nova.conf: { format: ini, set: { DEFAULT: { a: 2 }, api: { a: 3 } } }
                      /etc/nova/policy: { format: properties, separator: ":", set: { b: 2 } }
                      /etc/nova/motd: { format: template, template: upper }
                    """)
                .recipes()
                .config("nova-api");
        assertThat(config.variables())
                .containsExactly(
                        new EnvironmentVariable("HOST_IP", "upper", null, false, false),
                        new EnvironmentVariable("RABBIT", "", null, true, false));
        assertThat(config.files())
                .containsExactly(
                        new ConfigFile.Ini(
                                "/etc/nova/nova.conf",
                                access(),
                                List.of(
                                        setting("DEFAULT", "my_ip", "${HOST_IP}"),
                                        setting("DEFAULT", "a", "2"),
                                        setting("api", "a", "3"))),
                        new ConfigFile.Properties(
                                "/etc/nova/policy",
                                access(),
                                ":",
                                List.of(setting("", "a", "1"), setting("", "b", "2"))),
                        new ConfigFile.Whole("/etc/nova/motd", access(), List.of(new Template("upper"))));
    }

    @Test
    void imagesWithADockerfileWriteNone() {
        var config = new CatalogFolder(root)
                .dockerfile("nova", "FROM debian\n")
                .recipes()
                .config("nova");
        assertThat(config).isEqualTo(new EffectiveConfig(List.of(), List.of()));
        assertThat(config.isNeeded()).isFalse();
    }

    private static ConfigFile.Access access() {
        return new ConfigFile.Access(null, null);
    }

    private static Setting setting(String section, String key, String value) {
        return new Setting(section, key, new Template(value));
    }
}
