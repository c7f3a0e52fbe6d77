package dev.slipway.cli.ship;

import dev.slipway.catalog.ship.PushReport;
import dev.slipway.catalog.ship.PushReport.PushedImage;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says what a push did. */
public final class PushText {
    private final Console console;
    private final OutputOptions output;
    private final boolean quiet;

    /**
     * Says it here, so.
     *
     * @param quiet whether only the names of the images are wanted
     */
    PushText(Console console, OutputOptions output, boolean quiet) {
        this.console = console;
        this.output = output;
        this.quiet = quiet;
    }

    void print(PushReport report, Instant started) {
        if (quiet) {
            report.images().forEach(image -> console.out().println(image.reference()));
        } else if (output.isJson()) {
            console.json(json(report));
        } else {
            var table = new Table("IMAGE", "DIGEST", "STATE");
            report.images()
                    .forEach(image -> table.add(
                            image.reference().toString(), image.digest().toString(), state(image)));
            console.out().print(table);
        }
        var moved = report.images().stream().filter(PushedImage::moved).count();
        console.err()
                .println(moved + " pushed, " + (report.images().size() - moved) + " unchanged; " + report.blobs()
                        + " blobs sent, " + Humane.size(report.bytes()) + ", in "
                        + Humane.time(Duration.between(started, Instant.now())));
    }

    private static ObjectNode json(PushReport report) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        var list = json.putArray("images");
        for (var image : report.images()) {
            list.addObject()
                    .put("reference", image.reference().toString())
                    .put("digest", image.digest().toString())
                    .put("state", state(image));
        }
        return json;
    }

    private static String state(PushedImage image) {
        return image.moved() ? "pushed" : "unchanged";
    }
}
