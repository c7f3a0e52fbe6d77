/** YAML files read strictly: every value with its file and line, every unknown key an error. */
@NullMarked
package dev.slipway.yaml;

import org.jspecify.annotations.NullMarked;
