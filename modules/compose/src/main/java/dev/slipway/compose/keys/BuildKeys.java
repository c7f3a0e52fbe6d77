package dev.slipway.compose.keys;

import static dev.slipway.compose.keys.Key.bytes;
import static dev.slipway.compose.keys.Key.flag;
import static dev.slipway.compose.keys.Key.mapping;
import static dev.slipway.compose.keys.Key.table;
import static dev.slipway.compose.keys.Key.text;
import static dev.slipway.compose.keys.Key.texts;

/** The keys of {@code build}. */
final class BuildKeys {
    private static final String MOUNT = "the '--mount' in the Dockerfile says who may read it";

    private BuildKeys() {}

    static Key build() {
        return mapping(
                "build",
                Key.of("context", Shape.CONTEXT)
                        .note("a folder of this machine; an address is refused when it would have to be built"),
                text("dockerfile"),
                text("dockerfile_inline"),
                table("args"),
                text("target"),
                table("labels"),
                texts("tags"),
                texts("cache_from"),
                texts("cache_to").warned("layers stay in the engine's own cache"),
                flag("no_cache"),
                flag("pull"),
                text("network"),
                Key.of("extra_hosts", Shape.HOSTS),
                Key.list(
                        "secrets",
                        text("source"),
                        text("target"),
                        text("uid").warned(MOUNT),
                        text("gid").warned(MOUNT),
                        Key.of("mode", Shape.FILE_MODE).warned(MOUNT)),
                table("ssh").warned("builds are given no SSH agent, so that a step that wants one fails; use a secret"),
                texts("platforms").warned("images are built for the engine's own platform"),
                bytes("shm_size").warned("BuildKit in engines of API 1.41 does not take it"),
                ComposeKeys.ulimits("ulimits").warned("BuildKit in engines of API 1.41 does not take them"),
                table("additional_contexts").refused("BuildKit in engines of API 1.41 does not take them"),
                texts("entitlements").refused("builds run without further rights"),
                flag("privileged").refused("builds run without further rights"),
                text("isolation").values("default").valueRefused("*", "only Windows containers have it"));
    }
}
