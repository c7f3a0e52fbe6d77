package dev.slipway.cli.contents;

import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.tree.FileChanges;
import dev.slipway.catalog.tree.ImageTree;
import dev.slipway.catalog.tree.PackageChanges;
import dev.slipway.catalog.tree.TreeLayer;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An image's layers for people: a line each, cut to the width of the terminal, and below it the packages. */
final class TreeText {
    private static final int USUAL_WIDTH = 120;
    private static final int SHORT = 12;
    private static final String INDENT = "       ";
    private static final String NOTHING = "-";
    private static final String MORE = "…";

    /** How engines write a RUN: with a shell, with build arguments before it, with the builder's name after it. */
    private static final Pattern RUN =
            Pattern.compile("(?:RUN )?(?:\\|\\d+ .*?)?/bin/sh -c (?!#\\(nop\\))(.*?)(?: # buildkit)?");

    private static final Pattern OTHER = Pattern.compile("(?:/bin/sh -c #\\(nop\\)\\s+)?(.*?)(?: # buildkit)?");

    private final int width;

    /** For a terminal of this width; 0 when there is none. */
    TreeText(int terminal) {
        this.width = terminal > 0 ? terminal : USUAL_WIDTH;
    }

    String of(ImageTree tree) {
        var lines = table(tree).toString().lines().toList();
        var text = new StringBuilder();
        text.append(cut(lines.getFirst(), width)).append('\n');
        for (var i = 0; i < tree.layers().size(); i++) {
            text.append(cut(lines.get(i + 1), width)).append('\n');
            packages(tree.layers().get(i).packages())
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    static String summary(ImageTree tree) {
        var layers = tree.layers();
        var packed =
                layers.stream().mapToLong(layer -> layer.compressed().size()).sum();
        var unpacked = layers.stream().mapToLong(TreeLayer::size).sum();
        return layers.size() + (layers.size() == 1 ? " layer, " : " layers, ") + Humane.size(packed) + ", unpacked "
                + Humane.size(unpacked);
    }

    private static Table table(ImageTree tree) {
        var table = new Table("LAYER", "DIGEST", "SIZE", "UNPACKED", "FILES", "IMAGE", "MADE BY");
        for (var i = 0; i < tree.layers().size(); i++) {
            var layer = tree.layers().get(i);
            table.add(
                    Integer.toString(i + 1),
                    layer.compressed().digest().shortened(SHORT),
                    Humane.size(layer.compressed().size()),
                    Humane.size(layer.size()),
                    files(layer.files()),
                    layer.knownImage().orElse(NOTHING),
                    instruction(layer.instruction()));
        }
        return table;
    }

    private static String files(FileChanges files) {
        var text = Stream.of(count("+", files.added()), count("~", files.changed()), count("-", files.removed()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? NOTHING : text;
    }

    private static String count(String sign, int number) {
        return number == 0 ? "" : sign + number;
    }

    static String instruction(String recorded) {
        var line = recorded.strip().replaceAll("\\s+", " ");
        var run = RUN.matcher(line);
        if (run.matches()) {
            return "RUN " + run.group(1);
        }
        var other = OTHER.matcher(line);
        return !line.isEmpty() && other.matches() ? other.group(1) : NOTHING;
    }

    private List<String> packages(PackageChanges changes) {
        var lines = new ArrayList<String>();
        add(lines, "+ ", changes.added().stream().map(TreeText::named));
        add(
                lines,
                "~ ",
                changes.changed().stream()
                        .map(one -> one.now().name() + " " + one.before() + " → "
                                + one.now().version()));
        add(lines, "- ", changes.removed().stream().map(TreeText::named));
        return lines;
    }

    private void add(List<String> lines, String sign, Stream<String> packages) {
        var names = packages.toList();
        if (!names.isEmpty()) {
            lines.add(INDENT + sign + fitting(names, width - INDENT.length() - sign.length()));
        }
    }

    /** As many as there is room for, at least one. */
    private static String fitting(List<String> names, int room) {
        var all = String.join(", ", names);
        if (all.length() <= room) {
            return all;
        }
        for (var shown = names.size() - 1; shown > 1; shown--) {
            var text = some(names, shown);
            if (text.length() <= room) {
                return text;
            }
        }
        return names.size() == 1 ? all : some(names, 1);
    }

    private static String some(List<String> names, int shown) {
        return String.join(", ", names.subList(0, shown)) + " and " + (names.size() - shown) + " more";
    }

    private static String named(InstalledPackage one) {
        return one.name() + " " + one.version();
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + MORE;
    }
}
