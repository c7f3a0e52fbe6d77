package dev.slipway.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns; the last column is not padded. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with one value for each heading. */
    public void add(String... values) {
        rows.add(List.of(values));
    }

    @Override
    public String toString() {
        var widths = widths();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                line.append(pad(row.get(column), column == row.size() - 1 ? 0 : widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (var column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String pad(String value, int width) {
        return width == 0 ? value : value + " ".repeat(width - value.length()) + GAP;
    }
}
