package dev.slipway.engine.api;

/**
 * What an engine says about itself.
 *
 * @param apiVersion the version both sides speak: the lower of the engine's and ours
 * @param name {@code Engine} for Docker, {@code Podman Engine} for Podman
 * @param version version of the engine, such as {@code 20.10.24}
 * @param os operating system of its containers
 * @param architecture processor architecture in Go's words, such as {@code amd64}
 */
public record EngineVersion(String apiVersion, String name, String version, String os, String architecture) {}
