package dev.slipway.compose.service;

import java.util.List;

/** Commands before the start, after it, and before the stop, each in order. */
public record Hooks(List<Hook> preStart, List<Hook> postStart, List<Hook> preStop) {
    /** Copies the lists. */
    public Hooks {
        preStart = List.copyOf(preStart);
        postStart = List.copyOf(postStart);
        preStop = List.copyOf(preStop);
    }
}
