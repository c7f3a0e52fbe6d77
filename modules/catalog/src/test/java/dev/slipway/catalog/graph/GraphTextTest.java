package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphTextTest {
    @TempDir
    private Path root;

    @Test
    void treeShowsRootsWithWhatTheyComeFrom() {
        var graph = ImageGraphTest.contrail(new CatalogFolder(root)).graph();
        assertThat(GraphText.tree(graph, graph.order())).isEqualTo("""
            analytics (from ubuntu:14.04)
            ├─ analytics-alarm
            └─ analytics-api
            config (from ubuntu:14.04)
            └─ config-api
            nova (from ubuntu:14.04)
            ├─ nova-api
            └─ nova-compute
            redis (from redis:8)
            """);
    }

    @Test
    void treeOpensAnImageWithSeveralParentsOnce() {
        var graph = diamond(root).graph();
        assertThat(GraphText.tree(graph, graph.order())).isEqualTo("""
            base
            ├─ left
            │  └─ tool
            │     └─ top
            └─ right
               └─ tool …
            """);
    }

    @Test
    void treeOfSomeImagesBeginsWhereTheyDo() {
        assertThat(GraphText.tree(diamond(root).graph(), List.of("top", "tool", "right")))
                .isEqualTo("""
            right
            └─ tool
               └─ top
            """);
    }

    @Test
    void dotIsThatOfGraphviz() {
        var graph = diamond(root).graph();
        Golden.assertMatches(getClass(), "diamond.dot", GraphText.dot(graph, graph.order()));
        assertThat(GraphText.dot(graph, List.of("left", "tool"))).isEqualTo("""
            digraph images {
              rankdir=LR;
              node [shape=box];
              "left";
              "tool";
              "left" -> "tool";
            }
            """);
    }

    static CatalogFolder diamond(Path root) {
        return new CatalogFolder(root)
                .from("base", "bootstrap")
                .from("left", "base")
                .from("right", "base")
                .dockerfile("tool", "FROM left\nCOPY --from=right /a /a\n")
                .from("top", "tool");
    }
}
