package dev.slipway.catalog.contents;

import dev.slipway.catalog.apt.DebianVersion;

/**
 * A package that an image holds.
 *
 * @param source the name of the source package it was built from
 */
public record InstalledPackage(String name, DebianVersion version, String architecture, String source) {
    /** {@code name version architecture}. */
    @Override
    public String toString() {
        return name + " " + version + " " + architecture;
    }
}
