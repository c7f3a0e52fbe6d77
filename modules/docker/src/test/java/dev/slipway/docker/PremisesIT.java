package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.application.VolumeSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PremisesIT {
    private DockerBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new DockerBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void networkOfAnotherDefinitionIsMadeAnewOnceNobodyIsInIt() throws Exception {
        var web = bench.wish("web").with(Networking.in("front")).service();
        var gear = bench.started(web, 1);
        var inside = new NetworkSpec("", false, "", Map.of(), true, false, false, List.of(), Map.of());
        var other = application(web, Map.of("front", inside), Map.of());

        assertThat(bench.runtime.prepare("default", application(web, Map.of("front", NetworkSpec.own()), Map.of())))
                .isEmpty();
        var before = id();
        assertThat(bench.runtime.prepare("default", other)).containsExactly("front");
        assertThat(id()).isEqualTo(before);

        bench.runtime.remove(gear);
        assertThat(bench.runtime.prepare("default", other)).isEmpty();
        assertThat(id()).isNotEqualTo(before);
    }

    private String id() {
        return bench.engine
                .networks()
                .inspect(bench.application + "_front")
                .orElseThrow()
                .id();
    }

    @Test
    void networkThatSomebodyElseIsInIsNotRemovedAndSaysWhoItIs() throws Exception {
        var web = bench.wish("web").with(Networking.in("front")).service();
        bench.runtime.prepare("default", application(web, Map.of("front", NetworkSpec.own()), Map.of()));
        var other = bench.application + "-other";
        var id = bench.engine
                .containers()
                .create(ContainerSpec.of(bench.image).withName(other).withCommand("sleep", "60"));
        try {
            bench.engine.networks().connect(bench.application + "_front", id, List.of());
            bench.engine.containers().start(id);

            assertThatThrownBy(() -> bench.runtime.clear(bench.application, false))
                    .isInstanceOf(RuntimeFaultException.class)
                    .hasMessage("network '" + bench.application
                            + "_front' cannot be removed while somebody else's container is in it: " + other);
        } finally {
            bench.engine.containers().removeForcibly(id);
        }
        bench.runtime.clear(bench.application, false);
        assertThat(bench.engine.networks().inspect(bench.application + "_front"))
                .isEmpty();
    }

    @Test
    void volumeOfAnotherDefinitionIsAnObstacle() throws Exception {
        var db = bench.wish("db")
                .with(new Mount.Volume("data", "/data", false, true))
                .service();
        bench.runtime.prepare("default", application(db, Map.of(), Map.of("data", VolumeSpec.own())));
        var other = new VolumeSpec("", false, "", Map.of(), Map.of("kept", "daily"));
        var name = bench.application + "_data";

        assertThat(bench.runtime.obstacles(application(db, Map.of(), Map.of("data", VolumeSpec.own()))))
                .isEmpty();
        assertThat(bench.runtime.obstacles(application(db, Map.of(), Map.of("data", other))))
                .containsExactly("volume '" + name + "' was made with another driver, options or labels, and to make it"
                        + " anew would lose its data; give the volume another name, or save the data and remove it"
                        + " with 'docker volume rm " + name + "'");
    }

    @Test
    void rangesOfPortsNeedOneThatIsFree() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThat(bench.runtime.obstacles(publishing(port, port + 20))).isEmpty();
            assertThat(bench.runtime.obstacles(publishing(port, port)))
                    .containsExactly("service 'web' publishes port 127.0.0.1:" + port
                            + "/tcp, on which another program of this machine listens");
        }
    }

    private ApplicationSpec publishing(int first, int last) {
        var web = bench.wish("web")
                .with(Networking.in("front")
                        .withPorts(List.of(new Networking.Port("127.0.0.1", first, last, 80, "tcp"))))
                .service();
        return bench.application(web);
    }

    @Test
    void twoServicesCannotPublishTheSamePort() throws Exception {
        var networking = Networking.in("front").withPorts(List.of(new Networking.Port("", 18_080, 18_080, 80, "udp")));
        var web = bench.wish("web").with(networking).service();
        var api = bench.wish("api").with(networking).service();

        assertThat(bench.runtime.obstacles(bench.application(web, api)))
                .containsExactly("services 'api' and 'web' both publish port 18080/udp");
    }

    private ApplicationSpec application(
            ServiceSpec service, Map<String, NetworkSpec> networks, Map<String, VolumeSpec> volumes) {
        return new ApplicationSpec(
                bench.application, Map.of(service.name(), service), networks, volumes, Map.of(), List.of());
    }
}
