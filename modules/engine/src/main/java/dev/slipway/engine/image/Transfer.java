package dev.slipway.engine.image;

/**
 * Progress of one layer on its way in or out.
 *
 * @param layer short id of the layer; empty for what concerns the whole image
 * @param status what is going on, in the engine's words
 * @param current bytes done; 0 when unknown
 * @param total bytes in all; 0 when unknown
 */
public record Transfer(String layer, String status, long current, long total) {}
