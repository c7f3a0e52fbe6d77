package dev.slipway.engine.image;

import java.time.Instant;

/**
 * One instruction an image was made by.
 *
 * @param created when it ran
 * @param createdBy the instruction
 * @param size bytes it added
 * @param comment who recorded it
 */
public record HistoryEntry(Instant created, String createdBy, long size, String comment) {}
