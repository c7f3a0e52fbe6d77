package dev.slipway.platform.application;

/** Something a gear sees in its file system that its image does not hold. */
public sealed interface Mount {
    /** Where the gear sees it, an absolute path. */
    String target();

    /**
     * A volume of the application.
     *
     * @param volume its name in the application
     * @param target where the gear sees it
     * @param readOnly whether it may only be read
     * @param copy whether a new volume first gets what the image has at that place
     */
    record Volume(String volume, String target, boolean readOnly, boolean copy) implements Mount {}

    /**
     * A volume that belongs to the slot of the gear and is kept when the gear is replaced.
     *
     * @param target where the gear sees it
     */
    record Anonymous(String target) implements Mount {}

    /**
     * A file or folder of the machine.
     *
     * @param source absolute path on the machine
     * @param target where the gear sees it
     * @param readOnly whether it may only be read
     * @param create whether a folder is made where there is none; otherwise it must be there before anything starts
     * @param propagation such as {@code rshared}, or empty
     */
    record Bind(String source, String target, boolean readOnly, boolean create, String propagation) implements Mount {}

    /**
     * A file system in memory.
     *
     * @param target where the gear sees it
     * @param size most bytes it holds; 0 for no limit of its own
     * @param mode permissions, 0 for the usual ones
     */
    record Memory(String target, long size, int mode) implements Mount {}

    /**
     * A file whose content the application holds: a config or a secret.
     *
     * @param file its name in the application
     * @param target where the gear sees it
     * @param user numeric owner, or empty
     * @param group numeric group, or empty
     * @param mode permissions
     */
    record FileContent(String file, String target, String user, String group, int mode) implements Mount {}
}
