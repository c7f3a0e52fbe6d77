/** Ansible code with all roles it depends on, as one archive that image builds use. */
@NullMarked
package dev.slipway.catalog.artifact;

import org.jspecify.annotations.NullMarked;
