package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.build.BuildReport.ImageReport;
import dev.slipway.catalog.plan.ImageLabels;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.catalog.plan.Planner;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.Json;
import dev.slipway.oci.ImageReference;
import dev.slipway.testing.Eventually;
import dev.slipway.testing.FakeEngine;
import dev.slipway.testing.RecordedBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CatalogBuilderTest {
    private static final Surroundings NOTHING = new Surroundings(Map.of(), Map.of());
    private static final BuildOptions PLAIN = new BuildOptions(2, Duration.ofMinutes(1), 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeEngine fake = FakeEngine.start();
    private final Engine engine = Engine.open(fake.address());
    private final RecordedLog log = new RecordedLog();

    @TempDir
    private Path folder;

    CatalogBuilderTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        catalog()
                .with(
                        "catalog.yaml",
                        "name: shop",
                        "registry: shop",
                        "tag: v1",
                        "groups:",
                        "  front:",
                        "    labels: { tier: front }")
                .with("base/Dockerfile", "FROM scratch", "COPY file /file")
                .with("base/file", "one")
                .with("front/web/Dockerfile", "FROM base", "LABEL own=yes")
                .with("front/page/image.yaml", "from: web", "labels: { kind: page }", "command: [serve]")
                .with("store/Dockerfile", "FROM base", "COPY store.sh /")
                .with("store/store.sh", "exit 0");
    }

    @AfterEach
    void close() {
        engine.close();
        fake.close();
    }

    @Test
    void everythingIsBuiltInOrderAndThenCurrent() {
        var report = build(PLAIN);

        assertThat(report.isGood()).isTrue();
        assertThat(outcomes(report)).containsOnlyKeys("base", "web", "page", "store");
        assertThat(tags().getFirst()).isEqualTo("shop/base:v1");
        assertThat(tags()).containsOnlyOnce("shop/base:v1", "shop/web:v1", "shop/page:v1", "shop/store:v1");
        assertThat(tags().indexOf("shop/page:v1")).isGreaterThan(tags().indexOf("shop/web:v1"));

        assertThat(plan().toBuild()).isEmpty();
        assertThat(build(PLAIN).images()).isEmpty();
        assertThat(fake.builds()).hasSize(4);
    }

    @Test
    void onlyWhatChangedAndWhatStandsOnItIsBuilt() throws IOException {
        build(PLAIN);
        catalog().with("front/web/new.txt", "more");

        assertThat(reasons(plan()))
                .containsOnly(entry("web", "[file new.txt added]"), entry("page", "[parent web rebuilt]"));
        assertThat(outcomes(build(PLAIN))).containsOnlyKeys("web", "page");
        assertThat(tags().subList(4, 6)).containsExactly("shop/web:v1", "shop/page:v1");
    }

    @Test
    void imagesSayWhatTheyWereBuiltFromAndWhereTheyBelong() {
        build(PLAIN);

        var labels = engine.images().inspect("shop/web:v1").orElseThrow().labels();
        assertThat(labels)
                .containsEntry(ImageLabels.CATALOG, "shop")
                .containsEntry(ImageLabels.IMAGE, "web")
                .containsEntry("tier", "front")
                .hasEntrySatisfying(
                        ImageLabels.RECIPE, digest -> assertThat(digest).startsWith("sha256:"));
        assertThat(Json.texts(Json.read(labels.getOrDefault(ImageLabels.INPUTS, ""))))
                .containsOnlyKeys("Dockerfile", "label tier", "parent base");
        assertThat(engine.images().inspect("shop/base:v1").orElseThrow().labels())
                .doesNotContainKey("tier");
        assertThat(last("shop/page:v1").dockerfile())
                .contains("LABEL \"kind\"=\"page\"\n", "LABEL \"tier\"=\"front\"\n");
    }

    @Test
    void childOfAParentThatCameOutTheSameNeedsNoBuild() {
        build(PLAIN);
        engine.images().remove("shop/base:v1");

        var report = build(PLAIN);

        assertThat(outcomes(report).get("base")).isInstanceOf(Outcome.Built.class);
        assertThat(outcomes(report).get("web")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(outcomes(report).get("page")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(fake.builds()).hasSize(5);
    }

    @Test
    void failureBlocksOnlyWhatStandsOnIt() {
        fake.failBuild("shop/web", "exit code: 7", 1);

        var report = build(PLAIN);

        assertThat(report.isGood()).isFalse();
        assertThat(outcomes(report))
                .containsEntry("web", new Outcome.Failed("[2/2] LABEL own=yes: exit code 7", List.of(), 1))
                .containsEntry("page", new Outcome.Blocked("web"))
                .hasEntrySatisfying(
                        "store", outcome -> assertThat(outcome.isGood()).isTrue());
        assertThat(outcomes(build(PLAIN))).containsOnlyKeys("web", "page");
    }

    @Test
    void faultThatPassesIsTriedAgainAfterAWhile() {
        fake.failBuild("shop/base", "failed to do request: dial tcp 10.0.0.1:443: i/o timeout", 1);

        var report = build(retrying(1), "base");

        assertThat(outcomes(report).get("base"))
                .isInstanceOfSatisfying(
                        Outcome.Built.class,
                        built -> assertThat(built.attempts()).isEqualTo(2));
        assertThat(log.lines())
                .contains("base attempt 2 after 1 s: failed to do request: dial tcp 10.0.0.1:443: i/o timeout");
    }

    @Test
    void faultThatDoesNotPassInTimeFails() {
        fake.failBuild("shop/base", "E: Failed to fetch http://mirror/x.deb  503  Service Unavailable", 9);

        var report = build(retrying(1), "base");

        assertThat(outcomes(report).get("base"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.attempts()).isEqualTo(2));
        assertThat(fake.builds()).hasSize(2);
    }

    @Test
    void failingCommandIsNotTriedAgain() {
        fake.failBuild("shop/base", "executor failed running [/bin/sh -c echo i/o timeout]: exit code: 1", 9);

        build(retrying(5), "base");

        assertThat(fake.builds()).hasSize(1);
    }

    @Test
    void imageThatTakesTooLongIsCancelled() throws InterruptedException {
        fake.delayBuild("shop/web", Duration.ofMinutes(1));
        var limit = Duration.ofMillis(500);

        var report = build(new BuildOptions(2, limit, 3), "web", "store");

        assertThat(outcomes(report))
                .containsEntry("web", new Outcome.TimedOut(limit, List.of()))
                .hasEntrySatisfying(
                        "store", outcome -> assertThat(outcome.isGood()).isTrue());
        eventually("the engine cancels the build", () -> last("shop/web:v1").ended() < Long.MAX_VALUE);
    }

    @Test
    void interruptCancelsWhatRunsAndAllThatWaits() throws Exception {
        fake.delayBuild("shop/base", Duration.ofMinutes(1));
        var report = new CompletableFuture<BuildReport>();
        var builder = Thread.ofVirtual().start(() -> report.complete(build(PLAIN)));
        eventually("the build of base begins", () -> !fake.builds().isEmpty());

        builder.interrupt();

        var ended = report.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended.interrupted()).isTrue();
        assertThat(ended.isGood()).isFalse();
        assertThat(outcomes(ended)).hasSize(4).containsEntry("page", new Outcome.Cancelled());
        assertThat(outcomes(ended).values()).containsOnly(new Outcome.Cancelled());
        eventually("the engine cancels the build", () -> last("shop/base:v1").ended() < Long.MAX_VALUE);
    }

    @Test
    void fileThatVanishesFailsItsImageOnly() throws IOException {
        catalog().with("front/page/image.yaml", "from: web", "files: [{ from: page.txt, to: /page.txt }]");
        catalog().with("front/page/page.txt", "text");
        var recipes = catalog().recipes();
        var stock = new ImageStock(engine.images().list());
        var plan = new Planner(recipes, stock, Map.of()).plan(recipes.graph().order(), CatalogBuilder::obstacle);
        Files.delete(folder.resolve("images/front/page/page.txt"));

        var report = new CatalogBuilder(engine, recipes, stock, workspace(), log).build(plan, PLAIN, NOTHING);

        assertThat(report.isGood()).isFalse();
        assertThat(outcomes(report))
                .hasSize(4)
                .hasEntrySatisfying(
                        "store", outcome -> assertThat(outcome.isGood()).isTrue())
                .hasEntrySatisfying(
                        "page",
                        outcome -> assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        Outcome.Failed.class,
                                        failed -> assertThat(failed.cause())
                                                .endsWith("NoSuchFileException: "
                                                        + folder.resolve("images/front/page/page.txt"))));
    }

    @Test
    void imageThatCannotBeBuiltHereIsReported() {
        var recipes = catalog().recipes();
        var stock = new ImageStock(engine.images().list());
        var plan = new Planner(recipes, stock, Map.of())
                .plan(
                        recipes.graph().order(),
                        recipe -> recipe.name().equals("web") ? Optional.of("needs a tool") : Optional.empty());

        var report = new CatalogBuilder(engine, recipes, stock, workspace(), log).build(plan, PLAIN, NOTHING);

        assertThat(outcomes(report))
                .containsEntry("web", new Outcome.Blocked("needs a tool"))
                .containsEntry("page", new Outcome.Blocked("stands on web"))
                .hasSize(4);
        assertThat(tags()).containsExactlyInAnyOrder("shop/base:v1", "shop/store:v1");
    }

    @Test
    void reportTellsEveryImage() throws IOException {
        build(PLAIN, "web");
        catalog().with("base/file", "two");
        fake.failBuild("shop/web", "exit code: 7", 1);
        build(PLAIN, "page");

        var report = Json.read(Files.readAllBytes(workspace().report()));
        assertThat(Json.strings(report.path("criticalPath"))).containsExactly("base", "web");
        assertThat(report.path("version").asInt()).isEqualTo(1);
        assertThat(Instant.parse(report.path("started").asString())).isBefore(Instant.now());
        assertThat(report.path("seconds").isNumber()).isTrue();
        assertThat(report.path("interrupted").asBoolean()).isFalse();
        var images = report.path("images").values().stream()
                .map(image -> image.toString().replaceAll("\"seconds\":[0-9.]+", "\"seconds\":0"))
                .toList();
        var base = engine.images().inspect("shop/base:v1").orElseThrow().id();
        assertThat(images)
                .containsExactly(
                        "{\"name\":\"base\",\"seconds\":0,\"outcome\":\"built\",\"id\":\"" + base
                                + "\",\"size\":1,\"steps\":1,\"cachedSteps\":0,\"attempts\":1}",
                        "{\"name\":\"web\",\"seconds\":0,\"outcome\":\"failed\",\"cause\":\"[2/2] LABEL own=yes:"
                                + " exit code 7\",\"attempts\":1,\"lastLines\":[]}",
                        "{\"name\":\"page\",\"seconds\":0,\"outcome\":\"blocked\",\"by\":\"web\"}");
        assertThat(workspace().durations()).containsOnlyKeys("base", "web");
    }

    @Test
    void eachImageHasALogOfItsOwn() {
        fake.failBuild("shop/web", "exit code: 7", 1);
        build(PLAIN);

        var base = engine.images().inspect("shop/base:v1").orElseThrow().id();
        assertThat(workspace().log("base")).hasContent("""
                        ==> [1/2] FROM scratch
                        FROM scratch
                        ==> [2/2] COPY file /file
                        COPY file /file
                        ==> built %s
                        """.formatted(base));
        assertThat(workspace().log("web")).hasContent("""
                        ==> [2/2] LABEL own=yes
                        ==> failed: [2/2] LABEL own=yes: exit code 7
                        """);
        assertThat(workspace().log("page")).doesNotExist();
    }

    @Test
    void imageThatLostItsNameToANewOneIsRemoved() throws IOException {
        build(PLAIN);
        var before = ids();
        catalog().with("base/file", "two");

        build(PLAIN);

        assertThat(ids()).hasSize(4).doesNotContainAnyElementsOf(before);
    }

    @Test
    void imageThatGotAnotherNameMeanwhileStays() throws IOException {
        build(PLAIN);
        var kept = engine.images().inspect("shop/base:v1").orElseThrow().id();
        engine.images().tag(kept, ImageReference.parse("precious:1"));
        catalog().with("base/file", "two");

        build(PLAIN);

        assertThat(engine.images().inspect("precious:1").orElseThrow().id()).isEqualTo(kept);
    }

    @Test
    void imageOfSomebodyElseUnderOurNameLosesOnlyTheName() {
        build(PLAIN, "base");
        var inherited = engine.images().inspect("shop/base:v1").orElseThrow().labels();
        var foreign = fake.addImage("shop/web:v1", inherited);

        assertThat(reasons(plan("web"))).containsOnly(entry("web", "[not built by slipway]"));
        build(PLAIN, "web");

        assertThat(engine.images().inspect(foreign).orElseThrow().repoTags()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
        build(PLAIN);
        var old = engine.images().inspect("shop/base:v1").orElseThrow().id();
        catalog().with("base/file", "two");
        var recipes = catalog().recipes();
        var stock = new ImageStock(engine.images().list());
        new SupersededImages(engine, workspace())
                .expect(new Planner(recipes, stock, Map.of()).plan(List.of("base"), CatalogBuilder::obstacle));
        fake.addImage("shop/base:v1", Map.of());
        assertThat(engine.images().inspect(old)).isPresent();

        build(PLAIN);

        assertThat(engine.images().inspect(old)).isEmpty();
        assertThat(workspace().superseded()).isEmpty();
    }

    @Test
    void onlyWhatIsBuiltAnewIsBuiltWithoutTheCache() {
        build(PLAIN);

        var version = DebianVersion.parse("1.0");
        build(
                catalog().recipes(),
                Map.of("base", List.of(new Plan.Outdated("a", version, DebianVersion.parse("1.1")))));

        assertThat(last("shop/base:v1").query()).containsEntry("nocache", List.of("1"));
        assertThat(last("shop/store:v1").query()).doesNotContainKey("nocache");
        assertThat(last("shop/page:v1").dockerfile()).doesNotContain("SLIPWAY_RUN");
    }

    @Test
    void everyStepRunsAgainWithoutTheCache() {
        build(PLAIN);

        var recipes = catalog().recipes();
        var all = recipes.graph().order();
        build(recipes, all.stream().collect(Collectors.toMap(image -> image, _ -> List.of(new Plan.AskedFor()))));

        assertThat(last("shop/base:v1").query()).containsEntry("nocache", List.of("1"));
        assertThat(last("shop/page:v1").query()).doesNotContainKey("nocache");
        assertThat(last("shop/page:v1").dockerfile()).containsPattern("^FROM shop/web:v1\nARG SLIPWAY_RUN=.+\n");
        assertThat(plan().toBuild()).isEmpty();
    }

    @Test
    void buildsOfARunShareOneSession() throws IOException {
        build(PLAIN);
        catalog().with("store/store.sh", "exit 1");
        build(PLAIN);

        var sessions = fake.builds().stream()
                .map(build -> build.query().get("session"))
                .toList();
        assertThat(sessions.subList(0, 4)).doesNotContainNull().containsOnly(sessions.getFirst());
        assertThat(sessions.getLast()).isNotNull().isNotEqualTo(sessions.getFirst());
    }

    private CatalogFolder catalog() {
        return new CatalogFolder(folder.resolve("images"));
    }

    private Workspace workspace() {
        return new Workspace(folder.resolve("state"));
    }

    private BuildReport build(BuildOptions options, String... images) {
        var recipes = catalog().recipes();
        var stock = new ImageStock(engine.images().list());
        return new CatalogBuilder(engine, recipes, stock, workspace(), log).build(plan(images), options, NOTHING);
    }

    private BuildReport build(RecipeBook recipes, Map<String, List<Anew>> anew) {
        var stock = new ImageStock(engine.images().list());
        var plan = new Planner(recipes, stock, Map.of()).plan(recipes.graph().order(), anew, CatalogBuilder::obstacle);
        return new CatalogBuilder(engine, recipes, stock, workspace(), log).build(plan, PLAIN, NOTHING);
    }

    private Plan plan(String... images) {
        var recipes = catalog().recipes();
        var chosen = images.length == 0 ? recipes.graph().order() : List.of(images);
        return new Planner(
                        recipes,
                        new ImageStock(engine.images().list()),
                        workspace().durations())
                .plan(chosen, CatalogBuilder::obstacle);
    }

    private static BuildOptions retrying(int times) {
        return new BuildOptions(1, Duration.ofMinutes(1), times);
    }

    private static Map<String, Outcome> outcomes(BuildReport report) {
        return report.images().stream().collect(Collectors.toMap(ImageReport::name, ImageReport::outcome));
    }

    private static Map<String, String> reasons(Plan plan) {
        return plan.toBuild().stream()
                .collect(Collectors.toMap(
                        image -> image,
                        image -> ((Plan.Build) plan.image(image).state())
                                .reasons()
                                .toString()));
    }

    private List<String> tags() {
        return fake.builds().stream().flatMap(build -> build.tags().stream()).toList();
    }

    private List<String> ids() {
        return engine.images().list().stream().map(image -> image.id()).toList();
    }

    private RecordedBuild last(String tag) {
        return fake.builds().reversed().stream()
                .filter(build -> build.tags().contains(tag))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        Eventually.holds(PATIENCE, what, condition);
    }
}
