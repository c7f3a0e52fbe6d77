package dev.slipway.engine.container;

import java.util.List;

/**
 * The processes of a container as {@code ps} of its machine shows them.
 *
 * @param titles titles of the columns
 * @param rows one for each process
 */
public record Processes(List<String> titles, List<List<String>> rows) {}
