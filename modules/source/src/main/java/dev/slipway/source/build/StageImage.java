package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.Json;
import dev.slipway.engine.image.ImageDetails;
import dev.slipway.source.contract.BuilderContract;
import dev.slipway.source.dockerfile.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An image that scripts run in: what is known of it before anything is built.
 *
 * @param name as a Dockerfile names it
 * @param details what the engine knows of it
 * @param contract what it says about source-to-image
 * @param files its files
 * @param triggers what its {@code ONBUILD} instructions do in the build of what stands on it
 * @param hasShell whether it has {@code /bin/sh}
 * @param canBecome whether root can become another user with what it has
 * @param stubs files it lacks that the engine makes and removes again in each step
 * @param missing what it lacks for all of its files to get the time of the source
 */
record StageImage(
        String name,
        ImageDetails details,
        BuilderContract contract,
        ImageFiles files,
        List<String> triggers,
        boolean hasShell,
        boolean canBecome,
        List<String> stubs,
        List<String> missing)
        implements AutoCloseable {
    private static final Set<String> ROOT = Set.of("", "0", "root", "0:0", "root:root", "0:root", "root:0");
    private static final List<String> FOLDERS = List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/");

    /** Looks at an image; the caller closes it. */
    static StageImage open(Engine engine, String name, ImageDetails details) throws InterruptedException {
        var files = ImageFiles.of(engine, details.id());
        try {
            var contract = BuilderContract.of(details.labels(), details.config().env());
            var shell = files.resolved("/bin/sh").isPresent();
            return new StageImage(
                    name,
                    details,
                    contract,
                    files,
                    triggers(engine, details),
                    shell,
                    shell && (has(files, "setpriv", true) || has(files, "chroot", true)),
                    stubs(files),
                    missing(files));
        } catch (InterruptedException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static List<String> triggers(Engine engine, ImageDetails details) {
        return engine.images()
                .document(details.id())
                .map(document -> Json.strings(document.path("Config").path("OnBuild")))
                .orElse(List.of());
    }

    private static List<String> missing(ImageFiles files) throws InterruptedException {
        var missing = new ArrayList<String>();
        for (var program : List.of("find", "touch")) {
            if (!has(files, program, false)) {
                missing.add(program);
            }
        }
        return missing;
    }

    private static List<String> stubs(ImageFiles files) throws InterruptedException {
        var stubs = new ArrayList<String>();
        for (var file : List.of("/etc/hosts", "/etc/resolv.conf")) {
            if (files.isAbsentOrStub(file)) {
                stubs.add(file);
            }
        }
        return stubs;
    }

    /** The programs that busybox calls setpriv and chroot can become nobody. */
    private static boolean has(ImageFiles files, String program, boolean whole) throws InterruptedException {
        for (var folder : FOLDERS) {
            var found = files.resolved(folder + program);
            if (found.isPresent() && !(whole && found.get().contains("busybox"))) {
                return true;
            }
        }
        return false;
    }

    /** The image as a stage whose script this user runs; empty for the image's own. */
    Stage stage(String scriptUser) {
        var user = scriptUser.isEmpty() ? details.config().user() : scriptUser;
        var hasHome = details.config().env().stream().anyMatch(entry -> entry.startsWith("HOME="));
        return new Stage(name, details.config().user(), user, way(user), hasHome, stubs);
    }

    private Stage.Way way(String user) {
        if (!hasShell) {
            return Stage.Way.BARE;
        }
        return ROOT.contains(user) || canBecome ? Stage.Way.ROOT : Stage.Way.USER;
    }

    /** Why what is built on it may come out different each time; none when it does not. */
    List<String> obstacles(Stage stage) {
        if (!triggers.isEmpty()) {
            return List.of("nothing sets the times of what the ONBUILD instructions of " + name + " make");
        }
        var obstacles = new ArrayList<String>();
        switch (stage.way()) {
            case BARE -> obstacles.add(name + " has no shell");
            case USER -> obstacles.add(name + " has neither setpriv nor chroot to become its user with");
            case ROOT -> {
                if (!missing.isEmpty()) {
                    obstacles.add(name + " lacks " + String.join(", ", missing));
                }
            }
        }
        return obstacles;
    }

    @Override
    public void close() {
        files.close();
    }
}
