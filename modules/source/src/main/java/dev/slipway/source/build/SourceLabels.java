package dev.slipway.source.build;

import dev.slipway.source.input.Revision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The labels that say which source an image was built from, and with what. */
public final class SourceLabels {
    /** Digest of all that an image was built from. */
    public static final String INPUTS = "dev.slipway.inputs";

    /** Set on every image built from source. */
    public static final String SOURCE = "dev.slipway.source";

    /** Id of the builder image. */
    public static final String BUILDER_ID = "dev.slipway.builder.id";

    /** Id of the image it runs in, where that is not the builder image. */
    public static final String RUNTIME_ID = "dev.slipway.runtime.id";

    private static final String BUILD = "io.openshift.s2i.build.";
    private static final int LONGEST_SUBJECT = 80;

    /** As {@code git log} writes dates. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SourceLabels() {}

    /**
     * Those of S2I with their own names, and ours.
     *
     * @param builderId id of the builder image
     * @param runtimeId id of the image it runs in, or empty
     * @param name how people call the application, or empty
     */
    static Map<String, String> of(Revision revision, Builder builder, String builderId, String runtimeId, String name) {
        var labels = new TreeMap<String, String>();
        labels.put("io.k8s.display-name", name);
        labels.put(BUILD + "image", builder.image());
        labels.put(BUILD + "source-location", revision.location());
        labels.put(BUILD + "source-context-dir", revision.contextDir());
        labels.put(SOURCE, revision.location());
        labels.put(BUILDER_ID, builderId);
        labels.put(RUNTIME_ID, runtimeId);
        if (!builder.name().isEmpty()) {
            labels.put("dev.slipway.cartridge", builder.name());
            labels.put("dev.slipway.cartridge.version", builder.version());
        }
        revision.ofCommit().filter(_ -> revision.isExact()).ifPresent(commit -> {
            labels.put(BUILD + "commit.id", commit.id());
            labels.put(BUILD + "commit.ref", revision.ref());
            labels.put(BUILD + "commit.author", commit.author());
            labels.put(BUILD + "commit.date", DATE.format(commit.date()));
            labels.put(BUILD + "commit.message", shortened(commit.subject()));
        });
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "..";
    }
}
