package dev.slipway.engine.container;

/** Something a container sees in its file system beside its image. */
public sealed interface Mount {
    /** Where the container sees it, an absolute path. */
    String target();

    /**
     * A file or directory of the engine's machine, which must exist.
     *
     * @param source its absolute path there
     * @param target where the container sees it
     * @param readOnly whether the container may only read it
     */
    record Bind(String source, String target, boolean readOnly) implements Mount {}

    /**
     * A volume, created when it is absent.
     *
     * @param name name of the volume
     * @param target where the container sees it
     * @param readOnly whether the container may only read it
     */
    record Volume(String name, String target, boolean readOnly) implements Mount {}

    /**
     * A directory in memory.
     *
     * @param target where the container sees it
     * @param bytes most it may hold; 0 for no limit
     */
    record Memory(String target, long bytes) implements Mount {}
}
