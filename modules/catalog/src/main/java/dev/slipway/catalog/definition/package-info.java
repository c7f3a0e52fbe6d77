/** A catalogue of images as it is written in a folder: catalog.yaml, image.yaml and Dockerfiles. */
@NullMarked
package dev.slipway.catalog.definition;

import org.jspecify.annotations.NullMarked;
