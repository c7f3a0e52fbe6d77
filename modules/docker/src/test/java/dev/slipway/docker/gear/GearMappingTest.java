package dev.slipway.docker.gear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.docker.Wish;
import dev.slipway.engine.container.Mount.Volume;
import dev.slipway.engine.image.HealthCheck;
import dev.slipway.engine.image.ImageConfig;
import dev.slipway.engine.network.Endpoint;
import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Program;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.VolumeSpec;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GearMappingTest {
    private static final ImageConfig IMAGE = new ImageConfig(
            List.of(), List.of("serve"), List.of("/entry"), "", "", List.of(), List.of("/var/lib/data"), null);

    private final Wish wish = Wish.of("web", "web:1");

    @Test
    void gearIsFoundByItsLabels() {
        wish.withLabels(Map.of("colour", "blue"));

        assertThat(container().spec().labels())
                .isEqualTo(Map.of(
                        "colour", "blue",
                        "dev.slipway.project", "default",
                        "dev.slipway.application", "shop",
                        "dev.slipway.service", "web",
                        "dev.slipway.slot", "2",
                        "dev.slipway.release", "7",
                        "dev.slipway.fingerprint", "print",
                        "dev.slipway.name", "shop-web-2"));
    }

    @Test
    void firstNetworkIsThatOfTheCreation() {
        wish.with(Networking.in("front", "back"));

        var networking = container().spec().host().networking();

        assertThat(networking.mode()).isEqualTo("shop_front");
        assertThat(networking.endpoint()).isEqualTo(Endpoint.named(List.of("web", "shop-web-2")));
        assertThat(container().networks()).isEqualTo(Map.of("lan", Endpoint.named(List.of("web", "shop-web-2"))));
    }

    @Test
    void addressesAreAskedForAgain() {
        wish.with(Networking.in("front"));

        var again = container(new Surroundings(IMAGE, Map.of(), Map.of("shop_front", "10.1.0.7")));

        assertThat(again.spec().host().networking().endpoint())
                .isEqualTo(Endpoint.named(List.of("web", "shop-web-2")).withIpv4("10.1.0.7"));
        assertThat(again.spec().labels()).containsEntry("dev.slipway.kept-address", "true");
    }

    @Test
    void hostNameOfTheMachineStays() {
        assertThat(container().spec().program().identity().hostname()).isEqualTo("shop-web-2");

        wish.with(inMode(new Networking.Mode.Host()));
        assertThat(container().spec().program().identity().hostname()).isEmpty();
        assertThat(container().spec().host().networking().mode()).isEqualTo("host");
    }

    @Test
    void networkOfAnotherServiceIsThatOfItsContainer() {
        wish.with(inMode(new Networking.Mode.OfService("db")));

        assertThat(container(new Surroundings(IMAGE, Map.of("db", "abc"), Map.of()))
                        .spec()
                        .host()
                        .networking()
                        .mode())
                .isEqualTo("container:abc");
        assertThatThrownBy(this::container)
                .isInstanceOf(RuntimeFaultException.class)
                .hasMessage("cannot start shop/web.2: no gear of service 'db' runs, whose namespaces it is to have");
    }

    @Test
    void emptyCommandMeansNone() {
        wish.with(Program.ofImage().withCommand(List.of()));

        assertThat(container().spec().program().entrypoint()).containsExactly("/entry");
        assertThat(container().spec().program().command()).isEmpty();
    }

    @Test
    void volumesOfTheSlotHaveNames() {
        wish.with(new Mount.Anonymous("/cache")).with(new Mount.Volume("data", "/data", true, false));

        var container = container();

        var cache = "shop_web-2_" + Digest.of("/cache").shortened(8);
        var image = "shop_web-2_" + Digest.of("/var/lib/data").shortened(8);
        assertThat(container.spec().host().mounts())
                .containsExactly(
                        new Volume("shop_data", "/data", true, false),
                        new Volume(cache, "/cache", false),
                        new Volume(image, "/var/lib/data", false));
        assertThat(container.volumes()).extracting(volume -> volume.name()).containsExactly(cache, image);
    }

    @Test
    void volumesOfTheImageAreNobodysWhereTwoGearsMayStandBesideEachOther() {
        wish.with(Rollout.Order.START_FIRST);

        assertThat(container().volumes()).isEmpty();
    }

    @Test
    void filesAreDeliveredWithTheirOwners() {
        wish.with(new Mount.FileContent("password", "/run/secrets/password", "1000", "", 0400));

        assertThat(container().files()).containsExactly(new Delivery("/run/secrets/password", 1000, 0, 0400, "s3cret"));
        assertThat(container()).asString().doesNotContain("s3cret");
        assertThat(container().ownFolders()).isEmpty();
    }

    @Test
    void filesWithinMemoryGetAFolderOfTheirOwn() {
        wish.with(new Mount.FileContent("password", "/run/secrets/password", "", "", 0400))
                .with(new Mount.Memory("/run", 0, 0));

        assertThat(container().ownFolders()).containsExactly("/run/secrets");
        assertThat(container().spec().host().mounts()).contains(Volume.nameless("/run/secrets"));

        wish.with(new Mount.Memory("/run/secrets", 0, 0));
        assertThatThrownBy(this::container)
                .hasMessage("cannot start shop/web.2: files of the application cannot be put into '/run/secrets',"
                        + " which is a file system in memory; put them into a folder in it");
    }

    @Test
    void checksFromOutsideAreNoneOfTheEngines() {
        wish.with(dev.slipway.platform.application.HealthCheck.of(new Probe.Tcp(80)));

        assertThat(container().spec().health()).isEqualTo(HealthCheck.disabled());
        assertThat(Labels.check(container().spec().labels())).contains(check());
    }

    @Test
    void checksByCommandAreTheEngines() {
        wish.with(dev.slipway.platform.application.HealthCheck.of(new Probe.Command(List.of("test", "-e", "/up"))));

        assertThat(container().spec().health())
                .isEqualTo(new HealthCheck(
                        List.of("CMD", "test", "-e", "/up"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        Duration.ZERO,
                        3));
    }

    @Test
    void checksOfTheImageKeepItsCommand() {
        wish.with(dev.slipway.platform.application.HealthCheck.ofImage());

        assertThat(container().spec().health())
                .isEqualTo(new HealthCheck(List.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0));
    }

    private static dev.slipway.platform.application.HealthCheck check() {
        return dev.slipway.platform.application.HealthCheck.of(new Probe.Tcp(80));
    }

    private static Networking inMode(Networking.Mode mode) {
        return new Networking(mode, List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), "");
    }

    private GearContainer container() {
        return container(new Surroundings(IMAGE, Map.of(), Map.of()));
    }

    private GearContainer container(Surroundings surroundings) {
        var lan = new NetworkSpec("lan", true, "", Map.of(), false, false, false, List.of(), Map.of());
        var application = new ApplicationSpec(
                "shop",
                Map.of("web", wish.service()),
                Map.of("front", NetworkSpec.own(), "back", lan),
                Map.of("data", VolumeSpec.own()),
                Map.of("password", new FileSpec.OfConfig("password")),
                List.of());
        var gear = new GearSpec(
                new GearName("shop", "web", 2),
                "default",
                7,
                "print",
                Digest.of("web:1"),
                application,
                Map.of("PORT", "80"),
                Map.of("password", "s3cret"));
        return GearMapping.of(gear, surroundings);
    }
}
