/** Tests of strictly read YAML. */
@NullMarked
package dev.slipway.yaml;

import org.jspecify.annotations.NullMarked;
