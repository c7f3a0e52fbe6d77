package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.build.BuildEvent;
import dev.slipway.engine.build.BuildFailedException;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.image.ImageSummary;
import dev.slipway.engine.image.Removal;
import dev.slipway.engine.volume.VolumeDetails;
import dev.slipway.oci.ImageReference;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fake engine must do like a real one. */
abstract class EngineContract {
    private final String run = UUID.randomUUID().toString();
    private final String base = "slipway-contract-base:" + run;
    private final String child = "slipway-contract-child:" + run;
    private Engine engine = Engine.open(EngineAddress.DEFAULT);

    /** Where the engine under test listens. */
    abstract EngineAddress address();

    /** Ends the engine under test, where it is the test's own. */
    abstract void stop();

    @BeforeEach
    void open() {
        engine = Engine.open(address());
    }

    @AfterEach
    void removeAll() {
        engine.containers()
                .list(mine())
                .forEach(container -> engine.containers().removeForcibly(container.id()));
        engine.volumes().list(mine()).forEach(volume -> engine.volumes().remove(volume.name()));
        engine.images().list(mine()).forEach(image -> engine.images().removeForcibly(image.id()));
        engine.close();
        stop();
    }

    @Test
    void versionIsNegotiated() {
        assertThat(engine.version().apiVersion()).matches("1\\.4[1-7]");
        assertThat(engine.version().os()).isEqualTo("linux");
    }

    @Test
    void sessionServesSeveralBuilds() throws InterruptedException {
        try (var session = engine.builds().openSession(Map.of(), Map.of())) {
            var request = request(base, "FROM scratch\nCOPY file /\n").withSession(session);

            assertThat(build(request)).isEqualTo(build(request));
        }
    }

    @Test
    void buildGivesAnImageWithNamesAndLabels() throws InterruptedException {
        var image = build(request(base, "FROM scratch\nCOPY file /\n"));

        assertThat(engine.images().inspect(base).orElseThrow().id()).isEqualTo(image);
        assertThat(engine.images().list(mine()))
                .extracting(ImageSummary::id, ImageSummary::repoTags, ImageSummary::labels)
                .containsExactly(tuple(image, List.of(base), Map.of("run", run)));
    }

    @Test
    void buildInheritsLabels() throws InterruptedException {
        build(request(base, "FROM scratch\nCOPY file /\n"));
        var request = request(child, "ARG BASE\nFROM ${BASE} AS stage\nFROM stage\nCOPY file /other\n")
                .withArguments(Map.of("BASE", base))
                .withLabels(Map.of("own", "yes"));

        build(request);

        assertThat(engine.images().inspect(child).orElseThrow().labels()).isEqualTo(Map.of("run", run, "own", "yes"));
    }

    @Test
    void equalBuildsGiveEqualImagesAndAreCached() throws InterruptedException {
        var request = request(base, "FROM scratch\nCOPY file /\n");
        var image = build(request);
        var events = new ArrayList<BuildEvent>();

        assertThat(engine.builds().build(request, events::add)).isEqualTo(image);
        assertThat(events)
                .anyMatch(event -> event instanceof BuildEvent.StepCached(var _, var name) && name.contains("COPY"));
    }

    @Test
    void otherLabelsGiveOtherImages() throws InterruptedException {
        var image = build(request(base, "FROM scratch\nCOPY file /\n"));

        assertThat(build(request(base, "FROM scratch\nCOPY file /\n").withLabels(Map.of("run", run, "more", "yes"))))
                .isNotEqualTo(image);
        assertThat(engine.images().inspect(image).orElseThrow().repoTags()).isEmpty();
    }

    @Test
    void buildUponAnAbsentImageFails() {
        var request = request(child, "FROM slipway-absent.invalid/image:" + run + "\n");

        assertThatThrownBy(() -> build(request)).isInstanceOf(BuildFailedException.class);
        assertThat(engine.images().inspect(child)).isEmpty();
    }

    @Test
    void imagesAreTaggedAndRemoved() throws InterruptedException {
        var image = build(request(base, "FROM scratch\nCOPY file /\n"));
        engine.images().tag(image, ImageReference.parse(child));

        assertThat(engine.images().inspect(image).orElseThrow().repoTags()).containsExactlyInAnyOrder(base, child);
        assertThat(engine.images().remove(image)).isInstanceOf(Removal.InUse.class);
        assertThat(engine.images().remove(child)).isEqualTo(new Removal.Removed(List.of(child), List.of()));
        assertThat(engine.images().remove(child)).isEqualTo(new Removal.Absent());
        assertThat(engine.images().remove(base)).isInstanceOf(Removal.Removed.class);
        assertThat(engine.images().inspect(image)).isEmpty();
    }

    @Test
    void containersKeepTheirImage() throws InterruptedException {
        build(request(base, "FROM scratch\nCOPY file /\n"));
        var container = engine.containers()
                .create(ContainerSpec.of(base).withCommand("/file").withLabels(Map.of("run", run)));

        assertThat(engine.containers().list(mine()))
                .extracting(ContainerSummary::id)
                .containsExactly(container);
        assertThat(engine.images().remove(base)).isInstanceOf(Removal.InUse.class);
        engine.containers().remove(container);
        engine.containers().remove(container);
        assertThat(engine.containers().inspect(container)).isEmpty();
        assertThat(engine.images().remove(base)).isInstanceOf(Removal.Removed.class);
    }

    @Test
    void containersAreRenamed() throws InterruptedException {
        build(request(base, "FROM scratch\nCOPY file /\n"));
        var spec = ContainerSpec.of(base).withCommand("/file").withLabels(Map.of("run", run));
        var first = engine.containers().create(spec.withName("slipway-first-" + run));
        var second = engine.containers().create(spec.withName("slipway-second-" + run));

        assertThatThrownBy(() -> engine.containers().rename(second, "slipway-first-" + run))
                .isInstanceOfSatisfying(
                        EngineAnswerException.class,
                        answer -> assertThat(answer.status()).isEqualTo(409));
        engine.containers().remove(first);
        engine.containers().rename(second, "slipway-first-" + run);

        assertThat(engine.containers().list(mine()))
                .extracting(ContainerSummary::id, ContainerSummary::name)
                .containsExactly(tuple(second, "slipway-first-" + run));
    }

    @Test
    void volumesAreFoundByTheirLabels() {
        var name = "slipway-contract-" + run;
        engine.volumes().create(name, Map.of("run", run));

        assertThat(engine.volumes().create(name, Map.of()).labels()).isEqualTo(Map.of("run", run));
        assertThat(engine.volumes().list(mine()))
                .extracting(VolumeDetails::name)
                .containsExactly(name);
        engine.volumes().remove(name);
        engine.volumes().remove(name);
        assertThat(engine.volumes().inspect(name)).isEmpty();
        assertThat(engine.volumes().list(mine())).isEmpty();
    }

    @Test
    void containerOfAnAbsentImageIsNotFound() {
        assertThatThrownBy(() -> engine.containers().create(ContainerSpec.of("slipway-absent:" + run)))
                .isInstanceOf(EngineAnswerException.class)
                .hasMessage("POST /containers/create: 404 No such image: slipway-absent:" + run);
    }

    private String build(BuildRequest request) throws InterruptedException {
        return engine.builds().build(request, _ -> {});
    }

    private BuildRequest request(String tag, String dockerfile) {
        return BuildRequest.of(out -> write(out, dockerfile))
                .withTags(List.of(tag))
                .withLabels(Map.of("run", run));
    }

    private static void write(OutputStream out, String dockerfile) throws IOException {
        try (var tar = new TarWriter(out, Instant.EPOCH)) {
            tar.file("Dockerfile", 0644, dockerfile);
            tar.file("file", 0755, "content");
        }
    }

    private LabelFilter mine() {
        return LabelFilter.equal("run", run);
    }
}
