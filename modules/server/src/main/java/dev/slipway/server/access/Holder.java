package dev.slipway.server.access;

/**
 * Who holds a token.
 *
 * @param name the name under which events tell what was done
 * @param permission what the token is good for
 */
public record Holder(String name, Permission permission) {}
