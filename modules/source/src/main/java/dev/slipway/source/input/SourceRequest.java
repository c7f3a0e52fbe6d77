package dev.slipway.source.input;

/**
 * Which source is wanted.
 *
 * @param location where it is
 * @param ref branch, tag or commit; empty for that of the location
 * @param contextDir folder within it that is the root of the source; empty for all
 * @param workingTree whether a local folder is taken as it is, committed or not
 * @param submodules whether submodules are taken too
 * @param commit the very commit, whatever the ref is now; empty for what it is
 * @param digest of its files, which must not have changed; empty for whatever is there
 */
public record SourceRequest(
        SourceLocation location,
        String ref,
        String contextDir,
        boolean workingTree,
        boolean submodules,
        String commit,
        String digest) {
    /** All of what is there. */
    public static SourceRequest of(SourceLocation location) {
        return new SourceRequest(location, "", "", false, true, "", "");
    }

    /** The same with another folder as its root. */
    public SourceRequest withContextDir(String folder) {
        return new SourceRequest(location, ref, folder, workingTree, submodules, commit, digest);
    }

    /** The same of this branch, tag or commit. */
    public SourceRequest withRef(String name) {
        return new SourceRequest(location, name, contextDir, workingTree, submodules, commit, digest);
    }

    /** The same, a local folder as it is. */
    public SourceRequest withWorkingTree() {
        return new SourceRequest(location, ref, contextDir, true, submodules, commit, digest);
    }

    /** The same without submodules. */
    public SourceRequest withoutSubmodules() {
        return new SourceRequest(location, ref, contextDir, workingTree, false, commit, digest);
    }

    /** The same of this very commit. */
    public SourceRequest withCommit(String id) {
        return new SourceRequest(location, ref, contextDir, workingTree, submodules, id, digest);
    }

    /** The same, refused when its files have another digest. */
    public SourceRequest withDigest(String expected) {
        return new SourceRequest(location, ref, contextDir, workingTree, submodules, commit, expected);
    }
}
