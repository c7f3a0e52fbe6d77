package dev.slipway.engine.image;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.engine.api.Upload;
import dev.slipway.oci.ImageReference;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The images of an engine.
 *
 * <p>Where a parameter is called {@code image}, it takes an id or a reference.
 */
public final class Images {
    private final EngineApi api;

    /** The images behind these calls. */
    public Images(EngineApi api) {
        this.api = api;
    }

    /** All images that pass every filter, dangling ones among them; one call. */
    public List<ImageSummary> list(LabelFilter... filters) {
        var call = LabelFilter.apply(Call.get("/images/json"), List.of(filters));
        return api.send(call).json().values().stream().map(ImageJson::summary).toList();
    }

    /** All about an image, if there is one. */
    public Optional<ImageDetails> inspect(String image) {
        var answer = api.send(Call.get(path(image) + "/json"), 404);
        return answer.status() == 404 ? Optional.empty() : Optional.of(ImageJson.details(answer.json()));
    }

    /** All that the engine says about an image, in its own words, if there is one. */
    public Optional<JsonNode> document(String image) {
        var answer = api.send(Call.get(path(image) + "/json"), 404);
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.json());
    }

    /** The instructions an image was made by, last first. */
    public List<HistoryEntry> history(String image) {
        var json = api.send(Call.get(path(image) + "/history")).json();
        return json.values().stream().map(ImageJson::history).toList();
    }

    /** Gives an image one more name; takes the name from the image that had it. */
    public void tag(String image, ImageReference name) {
        api.send(Call.post(path(image) + "/tag")
                .query("repo", repository(name))
                .query("tag", name.writtenTag().orElse("latest")));
    }

    /** Removes a name and, with its last name, the image, unless something uses it. */
    public Removal remove(String image) {
        return remove(Call.delete(path(image)));
    }

    /** Removes an image with all its names, even one that a stopped container uses. */
    public Removal removeForcibly(String image) {
        return remove(Call.delete(path(image)).query("force", "true"));
    }

    /** Fetches an image from its registry. */
    public void pull(ImageReference image, RegistryCredentials credentials, Consumer<Transfer> listener)
            throws InterruptedException {
        var wanted = image.withDefaultTag();
        var version = wanted.digest() == null
                ? wanted.writtenTag().orElseThrow()
                : wanted.digest().toString();
        var call = Call.post("/images/create")
                .query("fromImage", repository(wanted))
                .query("tag", version);
        transfer(authenticated(call, image, credentials), listener);
    }

    /** Sends an image to the registry in its name. */
    public void push(ImageReference image, RegistryCredentials credentials, Consumer<Transfer> listener)
            throws InterruptedException {
        var call = Call.post(path(repository(image)) + "/push")
                .query("tag", image.writtenTag().orElse("latest"));
        transfer(authenticated(call, image, credentials), listener);
    }

    /** Takes in the images of an archive as {@link #save} makes it. */
    public void load(Upload archive, Consumer<Transfer> listener) throws InterruptedException {
        transfer(Call.post("/images/load").tar(archive), listener);
    }

    /** An archive of these images, streamed; the caller closes it. */
    public InputStream save(List<String> images) throws InterruptedException {
        return api.open(Call.get("/images/get").query("names", images));
    }

    private Removal remove(Call call) {
        var answer = api.send(call, 404, 409);
        return switch (answer.status()) {
            case 404 -> new Removal.Absent();
            case 409 -> new Removal.InUse(answer.message());
            default -> ImageJson.removed(answer.json());
        };
    }

    private void transfer(Call call, Consumer<Transfer> listener) throws InterruptedException {
        api.lines(call, line -> listener.accept(ImageJson.transfer(line)));
    }

    private static Call authenticated(Call call, ImageReference image, RegistryCredentials credentials) {
        return call.header("X-Registry-Auth", credentials.header(image.registry() == null ? "" : image.registry()));
    }

    private static String repository(ImageReference image) {
        return image.registry() == null ? image.path() : image.registry() + "/" + image.path();
    }

    private static String path(String image) {
        return "/images/" + Call.encode(image);
    }
}
