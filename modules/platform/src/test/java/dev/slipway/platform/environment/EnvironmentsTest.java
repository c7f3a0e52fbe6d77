package dev.slipway.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Dependency.Condition;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.ConfigEntry.Aggregate;
import dev.slipway.platform.config.ConfigEntry.Value;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.platform.config.Generator;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.testing.SpecBuilder;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    private static final Vault VAULT = Vault.fleeting(new SecureRandom());
    private static final ServiceSpec WEB = new SpecBuilder(ServiceSpec.of("web", "web:1"))
            .environment(Map.of("PORT", "80", "MODE", "written"))
            .dependsOn(new Dependency("my-db", Condition.STARTED, false, true))
            .build();
    private static final ServiceSpec DB = new SpecBuilder(ServiceSpec.of("my-db", "db:1"))
            .environment(Map.of("NAME", "shop", "HIDDEN", "x"))
            .publishing("NAME", "PASSWORD")
            .build();
    private static final Peers PEERS = new Peers(Map.of("my-db", List.of("shop-my-db-1", "shop-my-db-2")), Map.of());

    @Test
    void configurationLiesOverTheServicesOwnWords() {
        assertThat(values(plain("", "MODE", "for all"), plain("web", "MODE", "for web"), plain("my-db", "OTHER", "no")))
                .containsEntry("PORT", "80")
                .containsEntry("MODE", "for web")
                .doesNotContainKey("OTHER");
    }

    @Test
    void dependentsGetWhatIsPublished() {
        var password =
                new ConfigEntry("PASSWORD", "my-db", new Value.Secret(VAULT.seal("shop/my-db.PASSWORD", "s3cret")), 1);
        assertThat(values(password))
                .isEqualTo(Map.of("PORT", "80", "MODE", "written", "MY_DB_NAME", "shop", "MY_DB_PASSWORD", "s3cret"));
    }

    @Test
    void linkStandsForTheValueOfAnother() {
        assertThat(values(new ConfigEntry("URL", "web", new Value.Linked("my-db", "NAME"), 1)))
                .containsEntry("URL", "shop");
        assertThat(variables(new ConfigEntry("URL", "web", new Value.Linked("my-db", "NONE"), 1))
                        .get("URL"))
                .isEqualTo(new Variable.Unknown("URL is 'NONE' of service 'my-db', which has no such variable"));
    }

    @Test
    void linksInACircleAreUnknown() {
        var there = new ConfigEntry("A", "web", new Value.Linked("my-db", "B"), 1);
        var back = new ConfigEntry("B", "my-db", new Value.Linked("web", "A"), 1);
        assertThat(variables(there, back).get("A"))
                .isEqualTo(new Variable.Unknown("entries stand for each other: web.A → my-db.B → web.A"));
    }

    @Test
    void gearsOfAServiceAreJoined() {
        assertThat(values(new ConfigEntry("HOSTS", "web", new Value.Aggregated("my-db", Aggregate.HOSTS, ","), 1)))
                .containsEntry("HOSTS", "shop-my-db-1,shop-my-db-2");
        assertThat(variables(new ConfigEntry(
                                "ADDRESSES", "web", new Value.Aggregated("my-db", Aggregate.ADDRESSES, ","), 1))
                        .get("ADDRESSES"))
                .isEqualTo(new Variable.Unknown("where all gears of my-db are is not known yet"));
    }

    @Test
    void keyPairsComeAsTwoVariables() {
        var rule = new GenerationRule.Ed25519Key();
        var pair = new Generator(new SecureRandom()).make(rule);
        var entry = new ConfigEntry("KEY", "web", new Value.Generated(rule, VAULT.seal("shop/web.KEY", pair)), 1);
        assertThat(values(entry))
                .containsEntry("KEY", Generator.privateKey(pair))
                .containsEntry("KEY_PUBLIC", Generator.publicKey(pair));
    }

    @Test
    void entryOfAFileIsGivenAsTheFileOnly() {
        var web = new SpecBuilder(WEB)
                .mounts(new Mount.FileContent("token", "/run/secrets/token", "", "", 0400))
                .build();
        var spec = new ApplicationSpec(
                "shop",
                Map.of("web", web, "my-db", DB),
                Map.of(),
                Map.of(),
                Map.of("token", new FileSpec.OfConfig("TOKEN")),
                List.of());
        var environments = new Environments(spec, new Config(1, List.of(plain("", "TOKEN", "t"))), PEERS);
        assertThat(environments.variables("web")).doesNotContainKey("TOKEN");
        assertThat(environments.files("web")).isEqualTo(Map.of("token", new Variable.Plain("t")));
        assertThat(environments.files("my-db")).isEmpty();
    }

    @Test
    void marksOfSecretsShowNothing() {
        var one = new Variable.Concealed("shop/A", 3, VAULT.seal("shop/A", "s3cret"), Variable.Part.WHOLE);
        assertThat(one.mark()).isEqualTo("#shop/A#3#WHOLE");
    }

    private static ConfigEntry plain(String service, String name, String text) {
        return new ConfigEntry(name, service, new Value.Plain(text), 1);
    }

    private static Map<String, Variable> variables(ConfigEntry... entries) {
        return new Environments(ApplicationSpec.of("shop", WEB, DB), new Config(1, List.of(entries)), PEERS)
                .variables("web");
    }

    private static Map<String, String> values(ConfigEntry... entries) {
        var values = new TreeMap<String, String>();
        variables(entries).forEach((name, variable) -> values.put(name, variable.value(VAULT)));
        return values;
    }
}
