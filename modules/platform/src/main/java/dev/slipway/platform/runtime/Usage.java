package dev.slipway.platform.runtime;

/**
 * What a gear uses.
 *
 * @param processors processors in use, 1.5 for one and a half
 * @param memory bytes of memory
 * @param memoryLimit most bytes it may use
 * @param processes processes and threads
 * @param received bytes it received since it started; 0 on the machine's own network
 * @param sent bytes it sent likewise
 * @param read bytes it read from disks
 * @param written bytes it wrote to disks
 */
public record Usage(
        double processors,
        long memory,
        long memoryLimit,
        long processes,
        long received,
        long sent,
        long read,
        long written) {}
