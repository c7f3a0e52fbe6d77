package dev.slipway.docker.machine;

import dev.slipway.docker.gear.Powers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A machine that nothing is known of. */
final class RemoteMachine implements Machine {
    @Override
    public boolean has(String path) {
        return true;
    }

    @Override
    public Set<Listening> listening() {
        return Set.of();
    }

    /** What machines in containers and small virtual machines lack most often is left out. */
    @Override
    public Powers powers() {
        var capabilities = new TreeSet<>(Capabilities.NAMES);
        capabilities.remove("SYS_RESOURCE");
        return new Powers(capabilities, List.of());
    }
}
