package dev.slipway.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.plan.Plan.Blocked;
import dev.slipway.catalog.plan.Plan.Build;
import dev.slipway.catalog.plan.Plan.Current;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.catalog.plan.Plan.State;
import dev.slipway.catalog.recipe.Recipe;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.image.ImageSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final List<String> ALL = List.of("debian", "nova", "nova-api", "redis");

    @TempDir
    private Path root;

    private CatalogFolder folder;

    /** What the engine holds, by the name of the image. */
    private final Map<String, ImageSummary> held = new LinkedHashMap<>();

    @BeforeEach
    void begin() {
        folder = new CatalogFolder(root)
                .file("catalog.yaml", """
                    name: test
                    registry: slipway
                    distribution: { suite: trixie }
                    build: { args: { PROXY: a } }
                    groups: { g: { labels: { net.juniper.contrail: common } } }
                    """)
                .from("debian", "bootstrap")
                .dockerfile("g/nova", "FROM debian\nFROM alpine:3.22\nCOPY --from=0 /a /a\n")
                .file("g/nova/nova.sh", "a\n")
                .from("nova-api", "nova")
                .dockerfile("redis", "FROM redis:8\n");
    }

    @Test
    void everythingIsAbsentAtFirst() {
        assertThat(reasons())
                .containsExactly(
                        Map.entry("debian", "[absent]"),
                        Map.entry("nova", "[absent]"),
                        Map.entry("nova-api", "[absent]"),
                        Map.entry("redis", "[absent]"));
    }

    @Test
    void whatWasBuiltFromTheSameInputsIsCurrent() {
        holdAll();
        var plan = plan(ALL);
        assertThat(plan.images()).allMatch(image -> image.state() instanceof Current);
        assertThat(plan.toBuild()).isEmpty();
        assertThat(plan.blocked()).isEmpty();
    }

    @Test
    void imagesWithoutOurLabelsAreForeign() {
        holdAll();
        hold("redis", "sha256:other", Map.of("maintainer", "x"));
        hold("nova-api", "sha256:other2", Map.of(ImageLabels.IMAGE, "nova-api", ImageLabels.INPUTS, "{broken"));
        assertThat(reasons())
                .isEqualTo(Map.of("redis", "[not built by slipway]", "nova-api", "[not built by slipway]"));
    }

    @Test
    void anImageThatWasTaggedWithAnotherNameIsForeign() {
        holdAll();
        hold("nova-api", "sha256:nova", labels("nova"));
        assertThat(reasons()).isEqualTo(Map.of("nova-api", "[not built by slipway]"));
    }

    @Test
    void changedInputsAreNamed() throws IOException {
        holdAll();
        Files.delete(root.resolve("g/nova/nova.sh"));
        folder.file("g/nova/new.sh", "").dockerfile("redis", "FROM redis:8\nLABEL a=b\n");
        assertThat(reasons())
                .isEqualTo(Map.of(
                        "nova", "[file new.sh added, file nova.sh removed]",
                        "nova-api", "[parent nova rebuilt]",
                        "redis", "[Dockerfile changed]"));
    }

    @Test
    void changedFilesArgumentsAndLabelsAreNamed() throws IOException {
        holdAll();
        folder.file("g/nova/nova.sh", "b\n");
        var settings = Files.readString(root.resolve("catalog.yaml"));
        folder.file("catalog.yaml", settings.replace("PROXY: a", "PROXY: b").replace("contrail: common", "node: x"));
        assertThat(reasons())
                .containsEntry(
                        "nova",
                        "[parent debian rebuilt, argument PROXY changed, file nova.sh changed, label net.juniper.node added,"
                                + " label net.juniper.contrail removed]")
                .containsEntry("redis", "[argument PROXY changed]");
    }

    @Test
    void theDistributionIsAnInputOfTheBase() throws IOException {
        holdAll();
        folder.file(
                "catalog.yaml", Files.readString(root.resolve("catalog.yaml")).replace("trixie", "forky"));
        assertThat(reasons())
                .isEqualTo(Map.of(
                        "debian", "[Dockerfile changed, bootstrap changed]",
                        "nova", "[parent debian rebuilt]",
                        "nova-api", "[parent nova rebuilt]"));
    }

    @Test
    void parentsAreComparedByTheirIds() {
        holdAll();
        hold("debian", "sha256:pulled", labels("debian"));
        assertThat(reasons()).isEqualTo(Map.of("nova", "[parent debian changed]", "nova-api", "[parent nova rebuilt]"));
    }

    @Test
    void imagesOfRegistriesAreParentsToo() {
        hold("alpine", "sha256:alpine", Map.of());
        holdAll();
        hold("alpine", "sha256:newer", Map.of());
        assertThat(reasons())
                .isEqualTo(Map.of("nova", "[parent alpine:3.22 changed]", "nova-api", "[parent nova rebuilt]"));
    }

    @Test
    void selectedImagesAreBuiltWhenTheyAreAskedFor() {
        holdAll();
        var plan = planner().plan(List.of("nova"), Map.of("nova", List.of(new Plan.AskedFor())), _ -> Optional.empty());
        assertThat(reasons(plan)).isEqualTo(Map.of("nova", "[asked for]"));
        assertThat(plan.images()).extracting(PlannedImage::name).containsExactly("debian", "nova");
    }

    @Test
    void outdatedPackagesAreReasonsLikeOthers() {
        holdAll();
        var newer = new Plan.Outdated("openssl", DebianVersion.parse("3.0-1"), DebianVersion.parse("3.0-2"));
        var plan = planner()
                .plan(
                        List.of("nova", "redis"),
                        Map.of("nova", List.of(newer), "nova-api", List.of(newer)),
                        _ -> Optional.empty());
        assertThat(reasons(plan)).isEqualTo(Map.of("nova", "[openssl 3.0-1 → 3.0-2]"));
        assertThat(plan.image("nova").isBuiltAnew()).isTrue();
        assertThat(plan.image("redis").isBuiltAnew()).isFalse();
    }

    @Test
    void onlyWhatSelectedImagesStandOnIsPlannedWithThem() {
        assertThat(plan(List.of("redis")).images())
                .extracting(PlannedImage::name)
                .containsExactly("redis");
        assertThat(plan(List.of("nova-api")).toBuild()).containsExactly("debian", "nova", "nova-api");
    }

    @Test
    void anObstacleBlocksAnImageAndAllThatHasToStandOnIt() {
        var plan = planner().plan(ALL, PlannerTest::bootstrapObstacle);
        assertThat(states(plan))
                .isEqualTo(Map.of(
                        "debian", new Blocked("mmdebstrap is not installed"),
                        "nova", new Blocked("stands on debian"),
                        "nova-api", new Blocked("stands on nova"),
                        "redis", new Build(List.of(new Plan.Absent()))));
        assertThat(plan.blocked()).extracting(PlannedImage::name).containsExactly("debian", "nova", "nova-api");
        assertThat(plan.toBuild()).containsExactly("redis");
    }

    @Test
    void anObstacleDoesNotMatterToACurrentImage() {
        holdAll();
        assertThat(planner().plan(ALL, PlannerTest::bootstrapObstacle).blocked())
                .isEmpty();
        folder.file("debian/image.yaml", "from: bootstrap\ncommand: [sh]\n");
        assertThat(planner().plan(ALL, PlannerTest::bootstrapObstacle).blocked())
                .extracting(PlannedImage::name)
                .containsExactly("debian");
    }

    @Test
    void plansTellWhatIsHeldAndHowLongItTook() {
        holdAll();
        var plan = new Planner(folder.recipes(), stock(), Map.of("nova", Duration.ofSeconds(9)))
                .plan(List.of("nova"), _ -> Optional.empty());
        assertThat(plan.image("nova"))
                .isEqualTo(new PlannedImage("nova", new Current(), held.get("nova"), Duration.ofSeconds(9)));
        assertThat(plan.image("nova").storedImage()).hasValue(image(held, "nova"));
        assertThatThrownBy(() -> plan.image("redis"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no image 'redis' in the plan");
    }

    @Test
    void theContentOfFilesIsReadOnlyWhereItDecides() throws IOException {
        var socket = UnixDomainSocketAddress.of(root.resolve("redis/socket"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(socket);
            assertThat(reasons(plan(List.of("redis", "nova")))).containsEntry("redis", "[absent]");
            hold("redis", "sha256:redis", Map.of());
            assertThat(reasons(plan(List.of("redis")))).containsEntry("redis", "[not built by slipway]");
            hold("redis", "sha256:redis", ImageLabels.of("test", "redis", Map.of("Dockerfile", "x")));
            assertThat(plan(List.of("nova")).toBuild()).containsExactly("debian", "nova");
            assertThatThrownBy(() -> plan(List.of("redis")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot read " + root.resolve("redis/socket"));
        }
    }

    @Test
    void aThousandImagesArePlanned() {
        for (var number = 1; number < 500; number++) {
            folder.from("chain-" + number, number == 1 ? "debian" : "chain-" + (number - 1));
            folder.dockerfile("flat-" + number, "FROM debian\nCOPY --from=chain-" + number + " /a /a\n");
        }
        var images = folder.graph().order();
        assertThat(images).hasSize(1002);
        var plan = plan(images);
        assertThat(plan.toBuild()).isEqualTo(images);
        assertThat(plan.image("flat-499").state()).hasToString("Build[reasons=[absent]]");
    }

    private static Optional<String> bootstrapObstacle(Recipe recipe) {
        return recipe.bootstrapCommand().map(_ -> "mmdebstrap is not installed");
    }

    private Planner planner() {
        return new Planner(folder.recipes(), stock(), Map.of());
    }

    private Plan plan(List<String> images) {
        return planner().plan(images, _ -> Optional.empty());
    }

    private Map<String, String> reasons() {
        return reasons(plan(ALL));
    }

    /** Why each image that has to be built has to be, as people read it. */
    private static Map<String, String> reasons(Plan plan) {
        var reasons = new LinkedHashMap<String, String>();
        for (var image : plan.images()) {
            if (image.state() instanceof Build(var why)) {
                reasons.put(image.name(), why.toString());
            }
        }
        return reasons;
    }

    private static Map<String, State> states(Plan plan) {
        var states = new HashMap<String, State>();
        plan.images().forEach(image -> states.put(image.name(), image.state()));
        return states;
    }

    /** Has the engine hold all images as they would be built now. */
    private void holdAll() {
        for (var image : ALL) {
            hold(image, "sha256:" + image, labels(image));
        }
    }

    private Map<String, String> labels(String image) {
        RecipeBook recipes = folder.recipes();
        var parents = new ParentIds(recipes.graph().catalog(), stock());
        return ImageLabels.of("test", image, parents.inputs(recipes.recipe(image)));
    }

    private void hold(String image, String id, Map<String, String> labels) {
        var tag = image.equals("alpine") ? "alpine:3.22" : "slipway/" + image + ":latest";
        held.put(image, new ImageSummary(id, List.of(tag), labels, Instant.EPOCH, 1));
    }

    private ImageStock stock() {
        return new ImageStock(new ArrayList<>(held.values()));
    }

    private static ImageSummary image(Map<String, ImageSummary> images, String name) {
        return Optional.ofNullable(images.get(name)).orElseThrow();
    }
}
