package dev.slipway.docker.gear;

import dev.slipway.platform.gear.GearName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a slot in a network. It follows from the two, and lies in the upper half of the range: engines give the
 * lowest address that is free to whoever asks for none.
 */
public final class SlotAddress {
    private static final Pattern SUBNET =
            Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");
    private static final int BITS = 32;
    private static final int SHORTEST_PREFIX = 8;

    /** Smaller networks have no addresses to spare. */
    private static final int LONGEST_PREFIX = 26;

    private SlotAddress() {}

    /**
     * The address; empty where the range is too small, or none of IPv4.
     *
     * @param subnet such as {@code 172.18.0.0/16}
     */
    public static Optional<String> in(String subnet, GearName slot) {
        var parts = SUBNET.matcher(subnet);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var prefix = Integer.parseInt(parts.group(5));
        if (prefix < SHORTEST_PREFIX || prefix > LONGEST_PREFIX) {
            return Optional.empty();
        }
        var begin = 0;
        for (var i = 1; i <= 4; i++) {
            begin = begin << Byte.SIZE | Integer.parseInt(parts.group(i));
        }
        var half = 1 << (BITS - prefix - 1);
        // The last address of all is that of everybody.
        return Optional.of(text(begin + half + Math.floorMod(slot.toString().hashCode(), half - 1)));
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
