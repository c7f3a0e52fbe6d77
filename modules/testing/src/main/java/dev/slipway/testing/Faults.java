package dev.slipway.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What a fake engine was told to do wrong. */
final class Faults {
    private final List<BuildFault> builds = new CopyOnWriteArrayList<>();
    private final List<BuildDelay> delays = new CopyOnWriteArrayList<>();
    private final List<CallFault> calls = new CopyOnWriteArrayList<>();

    /** Fails builds whose tag or Dockerfile contains the text. */
    record BuildFault(String text, String message, AtomicInteger times) {}

    /** Delays builds whose tag or Dockerfile contains the text. */
    record BuildDelay(String text, Duration duration) {}

    /** Answers calls with an error; status 0 closes the connection instead. */
    private record CallFault(Pattern path, int status, String message, AtomicInteger times) {}

    void failBuild(String text, String message, int times) {
        builds.add(new BuildFault(text, message, new AtomicInteger(times)));
    }

    void delayBuild(String text, Duration duration) {
        delays.add(new BuildDelay(text, duration));
    }

    void failCall(String path, int status, String message, int times) {
        calls.add(new CallFault(Pattern.compile(path), status, message, new AtomicInteger(times)));
    }

    /** The message with which this build must fail, if it must. */
    Optional<String> buildFailure(RecordedBuild build) {
        return builds.stream()
                .filter(fault -> concerns(build, fault.text()) && fault.times().getAndDecrement() > 0)
                .map(BuildFault::message)
                .findFirst();
    }

    Duration buildDelay(RecordedBuild build) {
        return delays.stream()
                .filter(delay -> concerns(build, delay.text()))
                .map(BuildDelay::duration)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** Whether the call was answered here, with a fault. */
    boolean answered(Exchange exchange) throws IOException {
        for (var fault : calls) {
            if (fault.path().matcher(exchange.path()).matches() && fault.times().getAndDecrement() > 0) {
                if (fault.status() == 0) {
                    exchange.http().close();
                } else {
                    exchange.refuse(fault.status(), fault.message());
                }
                return true;
            }
        }
        return false;
    }

    private static boolean concerns(RecordedBuild build, String text) {
        return build.dockerfile().contains(text) || build.tags().stream().anyMatch(tag -> tag.contains(text));
    }
}
