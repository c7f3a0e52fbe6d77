package dev.slipway.source.build;

import dev.slipway.source.contract.Script;
import dev.slipway.source.contract.ScriptName;
import dev.slipway.source.contract.ScriptsUrl;
import dev.slipway.source.input.SourceTree;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds scripts, each by itself: where the caller says, in the source, where the image says. The first place that has
 * it wins.
 *
 * @param url where the caller says, or empty
 * @param folder what relative places of the caller stand in
 * @param source the source
 * @param remarks is told of what is outdated
 */
record ScriptLookup(String url, Path folder, SourceTree source, Consumer<String> remarks) {
    static final List<String> FOLDERS = List.of(".s2i/bin", ".sti/bin");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The script for containers of this image, if there is one. */
    Optional<Script> find(ScriptName name, StageImage image) throws InterruptedException {
        var given = url.isEmpty() ? Optional.<Script>empty() : at(ScriptsUrl.parse(url, folder), name, image);
        if (given.isPresent()) {
            return given;
        }
        var own = ofSource(name);
        var said = image.contract().scriptsUrl();
        return own.isPresent() || said.isEmpty() ? own : at(ScriptsUrl.parse(said, folder), name, image);
    }

    private Optional<Script> ofSource(ScriptName name) {
        for (var place : FOLDERS) {
            var path = place + "/" + name.fileName();
            var text = source.text(path);
            if (text.isPresent()) {
                if (place.startsWith(".sti")) {
                    remarks.accept(path + " of the source is deprecated; move it to .s2i/bin");
                }
                return Optional.of(new Script.External(name, text.get(), path + " of the source"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Script> at(ScriptsUrl place, ScriptName name, StageImage image)
            throws InterruptedException {
        return switch (place) {
            case ScriptsUrl.Image inside -> inImage(inside.path(name), name, image);
            case ScriptsUrl.Folder(var path) -> inFolder(path.resolve(name.fileName()), name);
            case ScriptsUrl.Web web -> download(web, name);
        };
    }

    private static Optional<Script> inImage(String path, ScriptName name, StageImage image)
            throws InterruptedException {
        if (!image.files().isFile(path)) {
            return Optional.empty();
        }
        if (!image.files().isProgram(path)) {
            throw SourceBuildException.refused(
                    "script '" + path + "' of " + image.name() + " is not executable; chmod it to 0755 in the image");
        }
        return Optional.of(new Script.InImage(name, path));
    }

    private static Optional<Script> inFolder(Path file, ScriptName name) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new Script.External(name, Files.readString(file), file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new InputException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static Optional<Script> download(ScriptsUrl.Web web, ScriptName name) throws InterruptedException {
        var address = web.address(name);
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer.statusCode() == 200 || answer.statusCode() == 201
                    ? Optional.of(new Script.External(name, answer.body(), address.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw SourceBuildException.refused("cannot fetch script " + address + ": " + e);
        }
    }
}
