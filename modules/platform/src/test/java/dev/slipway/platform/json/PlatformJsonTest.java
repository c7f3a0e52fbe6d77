package dev.slipway.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.platform.api.Status;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlatformJsonTest {
    @Test
    void everythingComesBackAsItWas() {
        var types = List.of(
                ApplicationSpec.class,
                Release.class,
                Config.class,
                Application.class,
                Deployment.class,
                Event.class,
                Project.class,
                Status.class,
                FoundGear.class);
        for (var type : types) {
            var value = Filled.of(type);
            assertThat(PlatformJson.read(PlatformJson.write(value), type)).isEqualTo(value);
        }
    }

    @Test
    void eachModeAndProbeComesBackAsItWas() {
        Stream.of(new HealthCheck.Probe.None(), new HealthCheck.Probe.Tcp(80), new HealthCheck.Probe.Http(80, "/", "a"))
                .forEach(probe -> assertThat(read(PlatformJson.write(HealthCheck.of(probe)), HealthCheck.class))
                        .isEqualTo(HealthCheck.of(probe)));
        Stream.of(new Networking.Mode.Host(), new Networking.Mode.None(), new Networking.Mode.OfService("db"))
                .forEach(mode -> assertThat(read(PlatformJson.write(mode), Networking.Mode.class))
                        .isEqualTo(mode));
        Stream.of(new FoundGear.Phase.Created(), new FoundGear.Phase.Removing())
                .forEach(phase -> assertThat(read(PlatformJson.write(phase), FoundGear.Phase.class))
                        .isEqualTo(phase));
    }

    @Test
    void absentValuesComeBackAsNull() {
        var spec = new ApplicationSpec(
                "shop", Map.of("web", ServiceSpec.of("web", "web:1")), Map.of(), Map.of(), Map.of(), List.of());
        assertThat(PlatformJson.write(spec)).doesNotContain("null", "check", "entrypoint", "order");
        assertThat(read(PlatformJson.write(spec), ApplicationSpec.class)).isEqualTo(spec);
    }

    @Test
    void kindsSayWhichTheyAre() {
        assertThat(PlatformJson.write(new Mount.Anonymous("/data")))
                .isEqualTo("{\"type\":\"anonymous\",\"target\":\"/data\"}");
        assertThat(PlatformJson.write(new ConfigEntry("A", "", new ConfigEntry.Value.Linked("db", "B"), 3)))
                .isEqualTo("{\"name\":\"A\",\"service\":\"\",\"value\":{\"type\":\"linked\",\"service\":\"db\","
                        + "\"variable\":\"B\"},\"revision\":3}");
        assertThat(PlatformJson.write(HealthCheck.of(new HealthCheck.Probe.None())))
                .contains("\"interval\":\"" + Duration.ofSeconds(30) + "\"");
    }

    @Test
    void readRefusesUnknownFields() {
        assertRefused(
                "{\"name\":\"shop\",\"infra\":true,\"infrastructure\":true}",
                "infra: unknown field; expected one of infrastructure, name");
    }

    @Test
    void readRefusesAbsentFields() {
        assertRefused("{\"name\":\"shop\"}", "infrastructure: is missing");
        assertRefused("{\"name\":null,\"infrastructure\":true}", "name: is missing");
    }

    @Test
    void absentCollectionsAreEmpty() {
        assertThat(read("{\"scale\":{\"web\":2},\"stopped\":[\"db\"],\"restartedBefore\":{}}", Settings.class))
                .isEqualTo(Settings.none().withScale(Map.of("web", 2)).withStopped(Set.of("db"), Set.of()));
    }

    @Test
    void readRefusesOtherTypes() {
        assertRefused("{\"name\":\"shop\",\"infrastructure\":[]}", "infrastructure: expected true or false");
    }

    @Test
    void readPassesOnWhatRecordsSay() {
        assertRefused(
                "{\"name\":\"Shop\",\"infrastructure\":true}",
                "'Shop' is not the name of an application: expected lower-case letters, digits, '-' and '_',"
                        + " a letter or digit first, 63 at most");
    }

    @Test
    void readNamesAnUnknownKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"type\":\"disk\",\"target\":\"/\"}", Mount.class))
                .withMessage("'disk' is no kind of Mount");
    }

    @Test
    void readRefusesWhatIsNotJson() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"name\":", Project.class))
                .withMessageStartingWith("not JSON: ");
    }

    private static <T> T read(String json, Class<T> type) {
        return PlatformJson.read(json, type);
    }

    private static void assertRefused(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, Project.class))
                .withMessage(message);
    }
}
