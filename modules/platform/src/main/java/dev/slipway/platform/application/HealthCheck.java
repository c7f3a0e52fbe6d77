package dev.slipway.platform.application;

import java.time.Duration;
import java.util.List;

/**
 * How the health of a gear is found.
 *
 * @param probe what is tried
 * @param interval time from the end of one probe to the next; zero here and below is what the engine takes for
 *     {@link Probe.OfImage}
 * @param timeout time one probe may take
 * @param retries failures in a row that make a gear unhealthy
 * @param startPeriod time after the start in which failures do not count
 * @param startInterval time from one probe to the next during that time
 */
public record HealthCheck(
        Probe probe, Duration interval, Duration timeout, int retries, Duration startPeriod, Duration startInterval) {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration USUAL_START = Duration.ofSeconds(5);
    private static final int USUAL_RETRIES = 3;

    /** What is tried. */
    public sealed interface Probe {
        /** Nothing, not even what the image says. */
        record None() implements Probe {}

        /** What the image says, at other times. */
        record OfImage() implements Probe {}

        /**
         * A command in the gear, run by the engine; good when its exit code is 0.
         *
         * @param command its words; {@code CMD-SHELL} first for a line of the gear's shell
         */
        record Command(List<String> command) implements Probe {
            /** Copies the words. */
            public Command {
                command = List.copyOf(command);
            }
        }

        /**
         * A connection from outside the gear.
         *
         * @param port port of the gear
         */
        record Tcp(int port) implements Probe {}

        /**
         * A request from outside the gear; good when the answer's status is 200 to 399.
         *
         * @param port port of the gear
         * @param path path with its slash
         * @param host value of the header {@code Host}, or empty
         */
        record Http(int port, String path, String host) implements Probe {}
    }

    /** The same, whose failures never make a gear unhealthy. */
    public HealthCheck withoutVerdict() {
        return new HealthCheck(probe, interval, timeout, Integer.MAX_VALUE, startPeriod, startInterval);
    }

    /** What the image says, at the times that it says. */
    public static HealthCheck ofImage() {
        return new HealthCheck(new Probe.OfImage(), Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);
    }

    /** This, at the engine's usual times. */
    public static HealthCheck of(Probe probe) {
        return new HealthCheck(probe, USUAL, USUAL, USUAL_RETRIES, Duration.ZERO, USUAL_START);
    }
}
