package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * What a container may use. 0 and what is empty stand for no limit, or the engine's.
 *
 * @param nanoCpus processors, in billionths of one
 * @param cpuShares weight against others
 * @param cpuSet processors it may run on, such as {@code 0-2}
 * @param memory bytes of memory
 * @param memoryReservation bytes it keeps when memory is short
 * @param memorySwap bytes of memory and swap together; -1 for any
 * @param swappiness 0 to 100, or -1 for the engine's
 * @param pids processes
 * @param sharedMemory bytes of {@code /dev/shm}
 * @param oomScore how soon it is killed when memory runs out, -1000 to 1000
 * @param oomKillDisabled whether it is never killed for that
 * @param ulimits limits of the kernel for processes
 * @param storage options of its file system
 */
public record Limits(
        long nanoCpus,
        long cpuShares,
        String cpuSet,
        long memory,
        long memoryReservation,
        long memorySwap,
        int swappiness,
        long pids,
        long sharedMemory,
        int oomScore,
        boolean oomKillDisabled,
        List<Ulimit> ulimits,
        Map<String, String> storage) {
    /**
     * A limit of the kernel for processes.
     *
     * @param name such as {@code nofile}
     * @param soft limit that applies
     * @param hard limit up to which a process may raise it
     */
    public record Ulimit(String name, long soft, long hard) {}

    /** None. */
    public static Limits none() {
        return new Limits(0, 0, "", 0, 0, 0, -1, 0, 0, 0, false, List.of(), Map.of());
    }
}
