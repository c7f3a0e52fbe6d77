package dev.slipway.platform.api;

/**
 * A wish for one service of an application to run another image.
 *
 * @param application the application
 * @param service the service; empty for the only one
 * @param image reference of the image
 * @param supersede whether unfinished deployments of the application are cancelled in its favour
 * @param author who wishes it
 */
public record ImageRequest(String application, String service, String image, boolean supersede, String author) {
    /** Checks that there is an image. */
    public ImageRequest {
        if (image.isBlank()) {
            throw new IllegalArgumentException("the image is missing");
        }
    }
}
