package dev.slipway.catalog.outdated;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.contents.InstalledPackage;

/**
 * What apt would put in the place of an installed package.
 *
 * @param available the other version; lower than the installed one only when its source overrides all others
 * @param origin where it comes from
 * @param security whether a source of security updates has a version above the installed one
 */
public record Update(InstalledPackage installed, DebianVersion available, String origin, boolean security) {}
