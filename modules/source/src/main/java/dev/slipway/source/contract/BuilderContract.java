package dev.slipway.source.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an image says about how source is built with it, by its labels and, as older ones do, its environment. What it
 * does not say is empty.
 *
 * @param scriptsUrl where its scripts are
 * @param destination folder that source and scripts are put into
 * @param assembleUser user of assemble and save-artifacts
 * @param runtimeUser user of assemble-runtime
 * @param inputFiles what a runtime image wants of the builder, {@code SRC[:DST]} each
 * @param remarks what is outdated in how it says so
 */
public record BuilderContract(
        String scriptsUrl,
        String destination,
        String assembleUser,
        String runtimeUser,
        List<String> inputFiles,
        List<String> remarks) {
    private static final String PREFIX = "io.openshift.s2i.";
    private static final String OLD_PREFIX = "io.s2i.";
    private static final String USUAL_DESTINATION = "/tmp";

    /** Reads it from an image. */
    public static BuilderContract of(Map<String, String> labels, List<String> environment) {
        var remarks = new ArrayList<String>();
        var url = said(labels, environment, "scripts-url", "STI_SCRIPTS_URL", remarks::add);
        var destination = said(labels, environment, "destination", "STI_LOCATION", remarks::add);
        return new BuilderContract(
                url,
                destination.isEmpty() ? USUAL_DESTINATION : destination,
                labels.getOrDefault(PREFIX + "assemble-user", ""),
                labels.getOrDefault(PREFIX + "assemble-runtime-user", ""),
                ArtifactPath.split(labels.getOrDefault(PREFIX + "assemble-input-files", "")),
                remarks);
    }

    private static String said(
            Map<String, String> labels,
            List<String> environment,
            String label,
            String variable,
            Consumer<String> remarks) {
        if (labels.containsKey(PREFIX + label)) {
            return labels.getOrDefault(PREFIX + label, "");
        }
        if (labels.containsKey(OLD_PREFIX + label)) {
            remarks.accept(
                    "label " + OLD_PREFIX + label + " of the builder image is deprecated; write " + PREFIX + label);
            return labels.getOrDefault(OLD_PREFIX + label, "");
        }
        var start = variable + "=";
        return environment.stream()
                .filter(entry -> entry.startsWith(start))
                .findFirst()
                .map(entry -> {
                    remarks.accept("variable " + variable + " of the builder image is deprecated; write label " + PREFIX
                            + label);
                    return entry.substring(start.length());
                })
                .orElse("");
    }
}
