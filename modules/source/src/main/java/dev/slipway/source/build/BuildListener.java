package dev.slipway.source.build;

/** Is told what happens during a build. */
public interface BuildListener {
    /** Something begins, such as {@code fetching the source}. */
    void stage(String what);

    /** A script or the engine printed a line. */
    void output(String line);

    /** Something that people should know, and that stops nothing. */
    void remark(String text);
}
