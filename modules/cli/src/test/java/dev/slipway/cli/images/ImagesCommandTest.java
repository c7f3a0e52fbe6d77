package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.testing.FakeEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ImagesCommandTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    ImagesCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop().withShop();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void listShowsWhatTheEngineHolds() {
        assertThat(shop().run("images list")).isEqualTo(new Result(0, """
                        IMAGE  GROUP  STATE   ID  SIZE  AGE
                        base   -      absent  -   -     -
                        web    front  absent  -   -     -
                        page   front  absent  -   -     -
                        store  -      absent  -   -     -
                        """, ""));

        shop().run("images build web");

        assertThat(timeless(shop().run("images list"))).isEqualTo("""
                        IMAGE  GROUP  STATE    ID            SIZE  AGE
                        base   -      current  ############  1 B   TIME
                        web    front  current  ############  1 B   TIME
                        page   front  absent   -             -     -
                        store  -      absent   -             -     -
                        """);
    }

    @Test
    void listCallsAnImageOutdatedWhoseFilesChanged() throws IOException {
        shop().run("images build");
        shop().with("images/front/web/new", "");

        assertThat(shop().run("images ls web store").out())
                .contains("web    front  outdated", "store  -      outdated");
    }

    @Test
    void listAsJsonHasStableNames() {
        assertThat(shop().run("images list -o json page")).isEqualTo(new Result(0, """
                        {
                          "version" : 1,
                          "catalog" : "shop",
                          "images" : [ {
                            "name" : "page",
                            "reference" : "shop/page:v1",
                            "group" : "front",
                            "state" : "absent",
                            "parents" : [ "web" ],
                            "labels" : {
                              "kind" : "page",
                              "tier" : "front"
                            }
                          } ]
                        }
                        """, ""));
        shop().run("images build base");
        assertThat(shop().run("images list -o JSON base").out())
                .containsPattern(
                        "\"id\" : \"sha256:[0-9a-f]{64}\",\n    \"size\" : 1,\n    \"created\" : \"20[^\"]+Z\"\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                -q | base web page store
                -q --label tier=front | web page
                -q --label tier | web page
                -q --label tier --label kind=page | page
                -q -l kind | web page
                -q --group front | web page
                -q --base | base web page
                -q --sub | store
                -q -c web -c store | web store
                -q p* store | page store
                -q page --with-dependents | page store
                """)
    void listFindsExactlyWhatIsMeant(String options, String names) {
        assertThat(shop().run("images list " + options)).isEqualTo(new Result(0, names.replace(' ', '\n') + "\n", ""));
    }

    @Test
    void planGivesReasonsAndSums() throws IOException {
        shop().run("images build");
        shop().with("images/base/file", "two").with("images/front/page/image.yaml", "from: web", "command: [run]");

        var plan = shop().run("images plan");

        assertThat(timeless(plan)).isEqualTo("""
                        IMAGE  STATE  LAST   REASON
                        base   build  TIME  file file changed
                        web    build  TIME  parent base rebuilt
                        page   build  TIME  parent web rebuilt; Dockerfile changed
                        store  build  TIME  parent base rebuilt; parent page rebuilt
                        """);
        assertThat(plan.err()).isEqualTo("4 to build, 0 current\n");
        assertThat(shop().run("images plan -q web")).isEqualTo(new Result(0, "base\nweb\n", ""));
    }

    @Test
    void planOfWhatIsCurrentNamesNothing() {
        shop().run("images build");

        assertThat(shop().run("images plan -q")).isEqualTo(new Result(0, "", ""));
        assertThat(shop().run("images plan").err()).isEqualTo("0 to build, 4 current\n");
    }

    @Test
    void planAsJsonHasStableNames() {
        shop().run("images build base");

        var plan = shop().run("images plan -o json web");

        assertThat(plan.err()).isEmpty();
        assertThat(plan.out().replaceAll("lastSeconds\" : [0-9.]+", "lastSeconds\" : 1.0"))
                .isEqualTo("""
                        {
                          "version" : 1,
                          "images" : [ {
                            "name" : "base",
                            "state" : "current",
                            "reasons" : [ ],
                            "lastSeconds" : 1.0
                          }, {
                            "name" : "web",
                            "state" : "build",
                            "reasons" : [ "absent" ]
                          } ]
                        }
                        """);
    }

    @Test
    void graphIsATree() {
        assertThat(shop().run("images graph")).isEqualTo(new Result(0, """
                        base
                        ├─ store
                        └─ web
                           └─ page
                              └─ store
                        """, ""));
    }

    @Test
    void graphSpeaksGraphviz() {
        assertThat(shop().run("images graph --format dot web")).isEqualTo(new Result(0, """
                        digraph images {
                          rankdir=LR;
                          node [shape=box];
                          "base";
                          "web";
                          "base" -> "web";
                        }
                        """, ""));
    }

    @Test
    void graphIsDrawnAndListed() {
        assertThat(shop().run("images graph --format svg").out())
                .startsWith("<svg xmlns=")
                .endsWith("</svg>\n");
        assertThat(shop().run("images graph --format json base")).isEqualTo(new Result(0, """
                        {
                          "version" : 1,
                          "images" : [ {
                            "name" : "base",
                            "parents" : [ ],
                            "externalParents" : [ ],
                            "children" : [ "store", "web" ]
                          } ]
                        }
                        """, ""));
    }

    @Test
    void dockerfileIsWhatIsBuilt() {
        assertThat(shop().run("images dockerfile page")).isEqualTo(new Result(0, """
                        FROM shop/web:v1
                        CMD ["serve"]
                        LABEL "kind"="page"
                        LABEL "tier"="front"
                        """, ""));
        assertThat(shop().run("images dockerfile store")).isEqualTo(new Result(0, """
                        FROM shop/base:v1
                        COPY --from=shop/page:v1 /file /
                        """, ""));
    }

    @Test
    void checkCountsTheImages() {
        assertThat(shop().run("images check")).isEqualTo(new Result(0, "", "4 images, no fault found\n"));
    }

    @Test
    void logsAreThoseOfTheLastBuild() {
        assertThat(shop().run("images logs base"))
                .isEqualTo(new Result(3, "", "slipway: 'base' has no log: it was never built here\n"));

        shop().run("images build base");

        var logs = shop().run("images logs base");
        assertThat(logs.err()).isEmpty();
        assertThat(logs.out())
                .startsWith("==> [1/2] FROM scratch\n")
                .containsPattern("\n==> built sha256:[0-9a-f]{64}\n$");
    }

    private Workbench shop() {
        return new Workbench(folder, engine.address());
    }

    private static String timeless(Result result) {
        assertThat(result.code()).isZero();
        return result.out()
                .replaceAll("[0-9a-f]{12} ", "############ ")
                .replaceAll("[0-9]+ seconds?", "TIME")
                .replaceAll("[0-9.]+ s", "TIME");
    }
}
