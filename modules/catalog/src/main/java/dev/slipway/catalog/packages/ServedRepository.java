package dev.slipway.catalog.packages;

import java.net.URI;

/**
 * A package repository that serves.
 *
 * @param address as builds reach it, such as {@code http://127.0.0.1:32768/}
 * @param container its name
 * @param image reference of its image
 */
public record ServedRepository(URI address, String container, String image) {}
