package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.source.contract.BuilderContract;
import dev.slipway.source.contract.ScriptName;
import dev.slipway.source.contract.ScriptsUrl;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the script by which a builder image says how it is used. */
public final class UsageScript {
    private UsageScript() {}

    /** Its path in the image, which the engine must have; empty where it has none that can be executed. */
    public static Optional<String> of(Engine engine, String image) throws InterruptedException {
        var details = engine.images().inspect(image).orElseThrow();
        var contract = BuilderContract.of(details.labels(), details.config().env());
        if (contract.scriptsUrl().isEmpty()
                || !(ScriptsUrl.parse(contract.scriptsUrl(), Path.of("")) instanceof ScriptsUrl.Image inside)) {
            return Optional.empty();
        }
        var path = inside.path(ScriptName.USAGE);
        try (var files = ImageFiles.of(engine, details.id())) {
            return files.isProgram(path) ? Optional.of(path) : Optional.empty();
        }
    }
}
