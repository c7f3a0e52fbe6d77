package dev.slipway.testing.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Which requests meet which faults. */
final class RegistryFaults {
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private record Rule(Pattern request, Fault fault, AtomicInteger times) {}

    /** The next {@code times} requests whose method and path match meet this fault. */
    void add(String request, Fault fault, int times) {
        rules.add(new Rule(Pattern.compile(request), fault, new AtomicInteger(times)));
    }

    Fault of(String request) {
        return rules.stream()
                .filter(rule -> rule.request().matcher(request).matches()
                        && rule.times().getAndDecrement() > 0)
                .map(Rule::fault)
                .findFirst()
                .orElse(new Fault.None());
    }
}
