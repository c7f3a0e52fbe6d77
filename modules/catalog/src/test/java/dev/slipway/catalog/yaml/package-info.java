/** Tests of strictly read YAML. */
@NullMarked
package dev.slipway.catalog.yaml;

import org.jspecify.annotations.NullMarked;
