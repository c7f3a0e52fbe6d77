package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphDrawingTest {
    @TempDir
    private Path root;

    @Test
    void depthsAreColumns() {
        var graph = GraphTextTest.diamond(root).graph();
        Golden.assertMatches(getClass(), "diamond.svg", GraphDrawing.svg(graph, graph.order()));
    }

    @Test
    void childrenStandNearTheirParents() {
        var graph = ImageGraphTest.contrail(new CatalogFolder(root)).graph();
        Golden.assertMatches(getClass(), "contrail.svg", GraphDrawing.svg(graph, graph.order()));
    }

    @Test
    void onlyChosenImagesAreDrawn() {
        var graph = GraphTextTest.diamond(root).graph();
        assertThat(GraphDrawing.svg(graph, List.of("left")))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210\" height=\"68\"")
                .endsWith("""
                    <g><rect x="20" y="20" width="170" height="28" rx="5"/><text x="105" y="34" dy="0.35em">left</text></g>
                    </svg>
                    """);
    }
}
