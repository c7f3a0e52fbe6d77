package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two platforms on one engine. */
@Timeout(120)
class OwnershipIT {
    private DockerBench bench;
    private DockerRuntime other;
    private ServiceSpec web;

    @BeforeEach
    void open() throws Exception {
        bench = new DockerBench();
        other = bench.of("other" + bench.application);
        web = bench.wish("web")
                .with(Networking.in("front"))
                .with(new Mount.Volume("data", "/data", false, true))
                .with(new Mount.Anonymous("/cache"))
                .service();
    }

    @AfterEach
    void close() throws Exception {
        other.close();
        bench.close();
    }

    @Test
    void everythingCarriesTheIdOfItsPlatform() throws Exception {
        var gear = bench.started(web, 1);

        var mine = LabelFilter.equal(Labels.PLATFORM, bench.application);
        assertThat(bench.engine.containers().list(mine))
                .singleElement()
                .satisfies(container -> assertThat(container.id()).isEqualTo(gear.id()));
        assertThat(bench.engine.networks().list(mine)).hasSize(1);
        assertThat(bench.engine.volumes().list(mine)).hasSize(2);
    }

    @Test
    void platformsLeaveEachOthersAlone() throws Exception {
        var gear = bench.started(web, 1);

        assertThat(other.gears(bench.application)).isEmpty();
        assertThat(other.gears()).doesNotContain(gear);
        assertThat(other.volumes(false))
                .noneMatch(volume -> volume.application().equals(bench.application));
        other.clear(bench.application, true);
        other.access().removeRuns(_ -> true);
        assertThat(bench.again(gear).ready()).isTrue();
        assertThat(bench.leftovers()).hasSize(4);
    }

    @Test
    void nameOfAnotherPlatformsGearIsAClearFault() throws Exception {
        bench.started(web, 1);
        var name = bench.application;

        assertThat(other.obstacles(bench.application(web)))
                .containsExactly("another platform on this engine, " + name + ", has an application '" + name
                        + "' (container " + name + "-web-1, network " + name
                        + "_front); give this one another name, or, if"
                        + " that platform is gone, remove what it left with 'slipway doctor --remove-orphans --of "
                        + name
                        + "'");
        assertThatExceptionOfType(RuntimeFaultException.class)
                .isThrownBy(() -> other.prepare("default", bench.application(web)))
                .withMessageContaining(
                        "network '" + name + "_front' belongs to another platform, " + name + ", on the same engine");
        assertThatExceptionOfType(RuntimeFaultException.class)
                .isThrownBy(() -> other.start(bench.gear(web, 1)))
                .withMessageContaining("cannot start " + name + "/web.1: container '" + name
                        + "-web-1' belongs to another platform, " + name + ", on the same engine");
        assertThat(bench.leftovers()).hasSize(4);
    }

    @Test
    void volumesOutliveTheirPlatform() throws Exception {
        var gear = bench.started(web, 1);
        bench.output(gear, "echo kept > /data/letter");
        bench.runtime.remove(gear);
        bench.runtime.clear(bench.application, false);

        assertThat(other.obstacles(bench.application(web))).isEmpty();
        other.prepare("default", bench.application(web));
        other.start(bench.gear(web, 1));
        var again = other.gears(bench.application).getFirst();
        assertThat(bench.output(again, "cat /data/letter")).isEqualTo("kept\n");
        assertThat(other.volumes(false))
                .filteredOn(volume -> volume.application().equals(bench.application))
                .hasSize(2);
        other.remove(again);
        other.clear(bench.application, false);
    }

    @Test
    void gearsOfBeforeThereWereIdsAreAnybodys() throws Exception {
        var gear = bench.started(web, 1);
        var labels = new TreeMap<>(
                bench.engine.containers().inspect(gear.id()).orElseThrow().labels());
        bench.runtime.remove(gear);
        labels.remove(Labels.PLATFORM);
        var old = bench.engine
                .containers()
                .create(ContainerSpec.of(bench.image)
                        .withName(bench.application + "-web-1")
                        .withLabels(Map.copyOf(labels)));

        assertThat(List.of(
                        bench.only("web").id(),
                        other.gears(bench.application).getFirst().id()))
                .containsExactly(old, old);
    }
}
