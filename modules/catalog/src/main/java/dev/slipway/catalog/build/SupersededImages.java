package dev.slipway.catalog.build;

import dev.slipway.catalog.plan.ImageLabels;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.engine.Engine;
import dev.slipway.engine.image.Removal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Images of ours that lose their names to new ones. They are noted before anything is built, so that the next run
 * removes what a killed one left. An image that has another name by then is somebody's, and stays.
 */
final class SupersededImages {
    private final Engine engine;
    private final Workspace workspace;

    SupersededImages(Engine engine, Workspace workspace) {
        this.engine = engine;
        this.workspace = workspace;
    }

    /** Clears away what earlier runs left, and notes what this one may leave. */
    void expect(Plan plan) {
        var noted = new ArrayList<>(removeNameless(workspace.superseded()));
        plan.toBuild().stream()
                .map(plan::image)
                .filter(SupersededImages::isOurs)
                .forEach(image -> noted.add(image.storedImage().orElseThrow().id()));
        workspace.rememberSuperseded(noted);
    }

    /** Removes the one image whose place was taken. */
    void remove(PlannedImage image) {
        if (isOurs(image)) {
            removeNameless(List.of(image.storedImage().orElseThrow().id()));
        }
    }

    /** Forgets all that are gone or still have a name. */
    void conclude() {
        workspace.rememberSuperseded(removeNameless(workspace.superseded()));
    }

    /** An image that only inherits our labels was built by somebody else upon one of ours. */
    private static boolean isOurs(PlannedImage image) {
        return image.storedImage()
                .filter(stored -> image.name().equals(stored.labels().get(ImageLabels.IMAGE)))
                .isPresent();
    }

    /** Returns those without a name that stay because a container uses them. */
    private List<String> removeNameless(Collection<String> ids) {
        var used = new ArrayList<String>();
        for (var id : ids) {
            var nameless = engine.images()
                    .inspect(id)
                    .filter(image -> image.repoTags().isEmpty())
                    .isPresent();
            if (nameless && engine.images().remove(id) instanceof Removal.InUse) {
                used.add(id);
            }
        }
        return used;
    }
}
