package dev.slipway.engine.container;

/** Something a container sees in its file system beside its image. */
public sealed interface Mount {
    /** Where the container sees it, an absolute path. */
    String target();

    /**
     * A file or directory of the engine's machine.
     *
     * @param source its absolute path there
     * @param target where the container sees it
     * @param readOnly whether the container may only read it
     * @param create whether a directory is made where there is nothing; otherwise it must exist. Neither path may hold
     *     a colon then
     * @param propagation how mounts below it are passed on, such as {@code rshared}, or empty
     */
    record Bind(String source, String target, boolean readOnly, boolean create, String propagation) implements Mount {
        /** Of something that must exist. */
        public Bind(String source, String target, boolean readOnly) {
            this(source, target, readOnly, false, "");
        }
    }

    /**
     * A volume, created when it is absent.
     *
     * @param name name of the volume; empty for one without a name, which is removed with the container
     * @param target where the container sees it
     * @param readOnly whether the container may only read it
     * @param copy whether an empty volume first gets what the image has at that place
     */
    record Volume(String name, String target, boolean readOnly, boolean copy) implements Mount {
        /** With what the image has at that place. */
        public Volume(String name, String target, boolean readOnly) {
            this(name, target, readOnly, true);
        }

        /** Without a name, to be written, removed with the container. */
        public static Volume nameless(String target) {
            return new Volume("", target, false, true);
        }
    }

    /**
     * A directory in memory.
     *
     * @param target where the container sees it
     * @param bytes most it may hold; 0 for no limit
     * @param mode permissions; 0 for the usual ones
     */
    record Memory(String target, long bytes, int mode) implements Mount {
        /** With the usual permissions. */
        public Memory(String target, long bytes) {
            this(target, bytes, 0);
        }
    }
}
