package dev.slipway.catalog.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph as an SVG picture: a column for each depth, roots at the left, each image near the middle of its parents so
 * that few lines cross.
 */
public final class GraphDrawing {
    private static final int WIDTH = 170;
    private static final int HEIGHT = 28;
    private static final int GAP_X = 70;
    private static final int GAP_Y = 12;
    private static final int MARGIN = 20;

    private final ImageGraph graph;
    private final List<String> images;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    private GraphDrawing(ImageGraph graph, Collection<String> images) {
        this.graph = graph;
        this.images = graph.order().stream().filter(images::contains).toList();
    }

    /** The picture of these images, as the text of an SVG file. */
    public static String svg(ImageGraph graph, Collection<String> images) {
        var drawing = new GraphDrawing(graph, images);
        drawing.place();
        return drawing.draw();
    }

    private void place() {
        var layers = new ArrayList<List<String>>();
        for (var image : images) {
            var column = parents(image).stream()
                    .mapToInt(parent -> at(columns, parent) + 1)
                    .max()
                    .orElse(0);
            columns.put(image, column);
            while (layers.size() <= column) {
                layers.add(new ArrayList<>());
            }
            layers.get(column).add(image);
        }
        for (var layer : layers) {
            layer.sort(Comparator.comparingDouble(this::middleOfParents).thenComparing(Comparator.naturalOrder()));
            var row = 0;
            for (var image : layer) {
                rows.put(image, row++);
            }
        }
    }

    private double middleOfParents(String image) {
        return parents(image).stream()
                .mapToInt(parent -> at(rows, parent))
                .average()
                .orElse(0);
    }

    private List<String> parents(String image) {
        return graph.parents(image).stream().filter(images::contains).toList();
    }

    private String draw() {
        var width = 2 * MARGIN + (max(columns) + 1) * (WIDTH + GAP_X) - GAP_X;
        var height = 2 * MARGIN + (max(rows) + 1) * (HEIGHT + GAP_Y) - GAP_Y;
        var svg = new StringBuilder();
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
            <style>
              rect { fill: #f4f6f8; stroke: #51606e; }
              path { fill: none; stroke: #9aa7b3; }
              text { font: 13px sans-serif; fill: #1d2733; text-anchor: middle; }
            </style>
            """.formatted(width, height));
        images.forEach(image -> parents(image).forEach(parent -> svg.append(line(parent, image))));
        images.forEach(image -> svg.append(box(image)));
        return svg.append("</svg>\n").toString();
    }

    private String box(String image) {
        return """
            <g><rect x="%d" y="%d" width="%d" height="%d" rx="5"/><text x="%d" y="%d" dy="0.35em">%s</text></g>
            """.formatted(x(image), y(image), WIDTH, HEIGHT, x(image) + WIDTH / 2, y(image) + HEIGHT / 2, image);
    }

    private String line(String parent, String child) {
        var startX = x(parent) + WIDTH;
        var startY = y(parent) + HEIGHT / 2;
        var endX = x(child);
        var endY = y(child) + HEIGHT / 2;
        var middle = (startX + endX) / 2;
        return """
            <path d="M%d %d C%d %d %d %d %d %d"/>
            """.formatted(startX, startY, middle, startY, middle, endY, endX, endY);
    }

    private int x(String image) {
        return MARGIN + at(columns, image) * (WIDTH + GAP_X);
    }

    private int y(String image) {
        return MARGIN + at(rows, image) * (HEIGHT + GAP_Y);
    }

    private static int at(Map<String, Integer> places, String image) {
        return places.getOrDefault(image, 0);
    }

    private static int max(Map<String, Integer> places) {
        return places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
