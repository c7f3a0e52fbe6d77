package dev.slipway.platform.plan;

import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.VolumeSpec;

/** Stands for how a network or volume is to be made; two that are alike have the same one, whatever adds to their records. */
public final class Definition {
    private Definition() {}

    /** Of a network. */
    public static String of(NetworkSpec network) {
        return new Canonical().add("network", network).hex();
    }

    /** Of a volume. */
    public static String of(VolumeSpec volume) {
        return new Canonical().add("volume", volume).hex();
    }
}
