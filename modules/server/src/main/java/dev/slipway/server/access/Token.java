package dev.slipway.server.access;

/**
 * A token as others may see it.
 *
 * @param id names it; nothing can be asked with that
 * @param holder who holds it
 */
public record Token(String id, Holder holder) {}
