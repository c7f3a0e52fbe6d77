package dev.slipway.platform.application;

/** Content of a file that services see. */
public sealed interface FileSpec {
    /**
     * Content that anybody may read who may read the release.
     *
     * @param content its text
     */
    record Plain(String content) implements FileSpec {}

    /**
     * The value of an entry of the configuration, such as a secret.
     *
     * @param entry name of the entry
     */
    record OfConfig(String entry) implements FileSpec {}
}
