package dev.slipway.acceptance;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.container.ExecSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What an engine has of an application, whatever the server believes. */
record Found(Engine engine, String application) {
    /** Containers, networks and volumes by name; each container with its state. */
    List<String> all() {
        var mine = LabelFilter.equal("dev.slipway.application", application);
        return Stream.of(
                        engine.containers().list(mine).stream()
                                .map(container -> "container " + container.name() + " " + container.state()),
                        engine.networks().list(mine).stream().map(network -> "network " + network.name()),
                        engine.volumes().list(mine).stream().map(volume -> "volume " + volume.name()))
                .flatMap(names -> names)
                .sorted()
                .toList();
    }

    /** Its containers. */
    List<ContainerSummary> containers() {
        return engine.containers().list(LabelFilter.equal("dev.slipway.application", application));
    }

    /** The container of a gear. */
    ContainerDetails container(String service, int slot) {
        return engine.containers()
                .inspect(application + "-" + service + "-" + slot)
                .orElseThrow(
                        () -> new AssertionError("no container of " + service + "." + slot + "; there is " + all()));
    }

    /** What a line of shell prints in a gear. */
    String output(String service, int slot, String line) throws InterruptedException {
        var text = new StringBuilder();
        engine.containers()
                .exec(
                        container(service, slot).id(),
                        ExecSpec.of("/bin/sh", "-c", line),
                        (_, piece) -> text.append(new String(piece, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** Removes whatever is left, so that a test that fails leaves nothing behind. */
    void remove() {
        var mine = LabelFilter.equal("dev.slipway.application", application);
        engine.containers().list(mine).forEach(container -> engine.containers().removeForcibly(container.id()));
        engine.networks().list(mine).forEach(network -> remove(network.id()));
        engine.volumes().list(mine).forEach(volume -> engine.volumes().remove(volume.name()));
    }

    /** Engines may count wrong how many are in a network, and keep it then; that is no fault of what was tested. */
    private void remove(String network) {
        try {
            engine.networks().remove(network);
        } catch (EngineAnswerException e) {
            if (e.status() != 403) {
                throw e;
            }
        }
    }
}
