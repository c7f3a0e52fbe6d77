package dev.slipway.catalog.plan;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.engine.image.ImageSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a build would do, image by image.
 *
 * @param images in build order: each after all it stands on
 */
public record Plan(List<PlannedImage> images) {

    /** Keeps a copy. */
    public Plan {
        images = List.copyOf(images);
    }

    /** The names of the images that have to be built. */
    public List<String> toBuild() {
        return images.stream()
                .filter(image -> image.state() instanceof Build)
                .map(PlannedImage::name)
                .toList();
    }

    /** The plan of one image, which must be part of this plan. */
    public PlannedImage image(String name) {
        return images.stream()
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no image '" + name + "' in the plan"));
    }

    /** The images that cannot be built. */
    public List<PlannedImage> blocked() {
        return images.stream().filter(image -> image.state() instanceof Blocked).toList();
    }

    /**
     * One image of the plan.
     *
     * @param stored what the engine holds under its name, or null
     * @param last how long its last build took, or null
     */
    public record PlannedImage(
            String name,
            State state,
            @Nullable ImageSummary stored,
            @Nullable Duration last) {
        /** What the engine holds under its name. */
        public Optional<ImageSummary> storedImage() {
            return Optional.ofNullable(stored);
        }

        /** Whether it is built without the engine's layer cache. */
        public boolean isBuiltAnew() {
            return state instanceof Build(var reasons) && reasons.stream().anyMatch(Anew.class::isInstance);
        }
    }

    /** What is to be done about an image. */
    public sealed interface State {}

    /** Nothing: it was built from exactly what its folder and its parents hold now. */
    public record Current() implements State {}

    /** It has to be built. */
    public record Build(List<Reason> reasons) implements State {
        /** Keeps a copy. */
        public Build {
            reasons = List.copyOf(reasons);
        }
    }

    /** It cannot be built here and now. */
    public record Blocked(String reason) implements State {}

    /** Why an image has to be built; {@code toString} is what people read. */
    public sealed interface Reason {}

    /** A reason that none of an image's inputs shows: it is built from its first step on, whatever is in the cache. */
    public sealed interface Anew extends Reason {}

    /** The engine has no image of that name. */
    public record Absent() implements Reason {
        @Override
        public String toString() {
            return "absent";
        }
    }

    /** The engine's image does not tell what it was built from. */
    public record Foreign() implements Reason {
        @Override
        public String toString() {
            return "not built by slipway";
        }
    }

    /** An input is not what it was. */
    public record Changed(String input) implements Reason {
        @Override
        public String toString() {
            return input + " changed";
        }
    }

    /** An input is there that was not. */
    public record Added(String input) implements Reason {
        @Override
        public String toString() {
            return input + " added";
        }
    }

    /** An input that was there is gone. */
    public record Removed(String input) implements Reason {
        @Override
        public String toString() {
            return input + " removed";
        }
    }

    /** It installs packages, and those that the catalogue brings itself are not made yet. */
    public record PackagesUnknown() implements Reason {
        @Override
        public String toString() {
            return "packages not prepared yet";
        }
    }

    /** An image it stands on is built first. */
    public record ParentRebuilt(String parent) implements Reason {
        @Override
        public String toString() {
            return "parent " + parent + " rebuilt";
        }
    }

    /** Somebody wants it built whatever its inputs are. */
    public record AskedFor() implements Anew {
        @Override
        public String toString() {
            return "asked for";
        }
    }

    /** A package that its own steps installed is there in a newer version. */
    public record Outdated(String installed, DebianVersion version, DebianVersion available) implements Anew {
        @Override
        public String toString() {
            return installed + " " + version + " → " + available;
        }
    }
}
