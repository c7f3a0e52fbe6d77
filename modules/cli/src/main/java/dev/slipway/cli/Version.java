package dev.slipway.cli;

import dev.slipway.cli.client.Versions;

/** The version of this program. */
final class Version {
    private Version() {}

    static String[] lines() {
        return new String[] {"slipway " + Versions.ours(), "Java " + Runtime.version()};
    }
}
