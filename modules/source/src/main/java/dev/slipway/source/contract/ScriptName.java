package dev.slipway.source.contract;

/** The scripts of S2I that are looked up. */
public enum ScriptName {
    /** Makes the application out of its source. */
    ASSEMBLE("assemble"),
    /** Runs the application. */
    RUN("run"),
    /** Writes what the next build can use again, as a tar to its standard output. */
    SAVE_ARTIFACTS("save-artifacts"),
    /** Says how the image is used. */
    USAGE("usage"),
    /** Makes the application ready in the image it will run in. */
    ASSEMBLE_RUNTIME("assemble-runtime");

    private final String fileName;

    ScriptName(String fileName) {
        this.fileName = fileName;
    }

    /** The name of its file. */
    public String fileName() {
        return fileName;
    }
}
