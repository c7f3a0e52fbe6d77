package dev.slipway.catalog.contents;

/** Where it can be found out what an image holds: an engine, or whatever else has its layers. */
public interface ContentsSource {
    /**
     * Looks into an image, which must exist. Called by several threads at a time.
     *
     * @param image an id or a reference, as the source knows images
     */
    Contents read(String image) throws InterruptedException;
}
