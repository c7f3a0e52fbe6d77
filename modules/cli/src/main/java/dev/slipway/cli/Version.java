package dev.slipway.cli;

/** The version of this program. */
final class Version {
    private Version() {}

    static String[] lines() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"slipway " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()};
    }
}
