package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.json.PlatformJson;
import dev.slipway.server.api.Wishes;
import dev.slipway.store.StoreLocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipwayServerTest {
    private static final Path DESCRIPTION = Path.of("../../docs/openapi.json");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final SmallRuntime runtime = new SmallRuntime();
    private SlipwayServer server;

    @BeforeEach
    void start() throws InterruptedException {
        server = SlipwayServer.start(settings(), _ -> runtime, new Unrouted());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void versionIsForAnybody() throws Exception {
        var answer = send(request("GET", "/version", "").build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"version\":\"1.2\",\"api\":1,\"pid\":"
                        + ProcessHandle.current().pid());
    }

    @Test
    void everythingElseNeedsAToken() throws Exception {
        var answer = send(request("GET", "/applications", "").build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"a token is needed: 'Authorization: Bearer TOKEN'\",\"reasons\":[]}");
        var wrong = send(request("GET", "/applications", "")
                .header("Authorization", "Bearer slipway_guess")
                .build());
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void theTokenIsItsOwnersOnlyAndOutlivesTheServer() throws Exception {
        var token = folder().token();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder().path().resolve("token"))))
                .isEqualTo("rw-------");
        server.close();
        start();
        assertThat(folder().token()).isEqualTo(token);
        assertThat(ask("GET", "/applications", "").body()).isEqualTo("[]");
    }

    @Test
    void anApplicationIsDeployedAndAskedFor() throws Exception {
        assertThat(deploy("web:1").body()).isEqualTo("{\"type\":\"started\",\"release\":1,\"deployment\":1}");
        assertThat(ask("GET", "/applications/shop/deployments/1?wait=PT20S", "").body())
                .contains("\"state\":\"SUCCEEDED\"");
        assertThat(ask("GET", "/applications/shop/settled?wait=PT20S", "").statusCode())
                .isEqualTo(204);
        assertThat(ask("GET", "/applications/shop/status", "").body())
                .contains("\"service\":\"web\",\"image\":\"web:1\",\"wished\":1,\"ready\":1");
        assertThat(deploy("web:1").body()).startsWith("{\"type\":\"unchanged\",\"release\":1");
        assertThat(ask("GET", "/applications/shop/releases/1", "").body()).contains("\"version\":1");
        assertThat(ask("POST", "/applications/shop/stop", "{\"names\":[]}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void anotherImageIsDeployed() throws Exception {
        deploy("web:1");
        assertThat(ask("POST", "/applications/shop/image", "{\"service\":\"\",\"image\":\"web:2\",\"supersede\":true}")
                        .body())
                .isEqualTo("{\"type\":\"started\",\"release\":2,\"deployment\":2}");
        assertProblem(
                ask("POST", "/applications/shop/image", "{\"service\":\"\",\"image\":\"\",\"supersede\":true}"),
                422,
                "the image is missing");
        assertThat(ask("GET", "/volumes?sizes=true", "").body()).isEqualTo("[]");
    }

    @Test
    void tokensAreGivenAndTakenBack() throws Exception {
        var issued = PlatformJson.read(
                ask("POST", "/tokens", "{\"name\":\"ci\",\"permission\":\"READ\"}")
                        .body(),
                Wishes.Issued.class);
        var mine = request("GET", "/applications", "")
                .header("Authorization", "Bearer " + issued.token())
                .build();
        var more = request("POST", "/tokens", "{\"name\":\"me\",\"permission\":\"CHANGE\"}")
                .header("Authorization", "Bearer " + issued.token())
                .build();
        assertThat(send(mine).statusCode()).isEqualTo(200);
        assertThat(send(more).statusCode()).isEqualTo(403);
        assertThat(ask("GET", "/tokens", "").body())
                .contains("{\"id\":\"" + issued.id() + "\",\"holder\":{\"name\":\"ci\",\"permission\":\"READ\"}}")
                .doesNotContain(issued.token());

        assertThat(ask("DELETE", "/tokens/" + issued.id(), "").statusCode()).isEqualTo(204);
        assertThat(send(mine).statusCode()).isEqualTo(401);
        assertProblem(ask("DELETE", "/tokens/" + issued.id(), ""), 404, "there is no token '" + issued.id() + "'");
        assertProblem(ask("POST", "/tokens", "{\"name\":\"\",\"permission\":\"READ\"}"), 400, "hold a token");
        assertProblem(ask("POST", "/tokens", "{\"name\":\"x\",\"permission\":\"ANYBODY\"}"), 422, "nothing");
    }

    @Test
    void secretsStayInTheStore() throws Exception {
        deploy("web:1");
        var change = new Wishes.Configure(List.of(new ConfigChange.Secret("", "KEY", "s3cret")), "config set KEY");
        assertThat(ask("PATCH", "/applications/shop/config", PlatformJson.write(change))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("GET", "/applications/shop/config", "").body())
                .contains(
                        "\"name\":\"KEY\",\"service\":\"\",\"value\":{\"type\":\"secret\",\"sealed\":{\"text\":\"\"}}");
        assertThat(ask("POST", "/applications/shop/config/reveal", "{\"service\":\"\",\"name\":\"KEY\"}")
                        .body())
                .isEqualTo("{\"value\":\"s3cret\"}");
    }

    @Test
    void faultsSayWhatIsWrong() throws Exception {
        assertProblem(ask("GET", "/applications/none", ""), 404, "application 'none'");
        assertProblem(ask("GET", "/nothing", ""), 404, "there is no /api/v1/nothing");
        assertProblem(ask("PUT", "/applications", ""), 405, "/api/v1/applications knows GET, POST");
        assertProblem(ask("GET", "/events?since=1", ""), 400, "unknown parameter 'since'; expected application, after");
        assertProblem(ask("GET", "/events?after=x", ""), 400, "'after' is 'x': expected a whole number");
        assertProblem(ask("POST", "/applications", "{"), 400, "body: not JSON: ");
        assertProblem(ask("POST", "/applications", "{\"name\":\"a\"}"), 400, "body: project: is missing");
        assertProblem(ask("POST", "/applications", "{\"name\":\"A\",\"project\":\"\"}"), 422, "'A' is not the name");
        assertProblem(deploy("absent"), 422, "there is no image 'absent'");
        ask("POST", "/applications", "{\"name\":\"blog\",\"project\":\"\"}");
        assertProblem(ask("POST", "/applications", "{\"name\":\"blog\",\"project\":\"\"}"), 409, "'blog'");
    }

    @Test
    void eventsAreStreamedFromTheStart() throws Exception {
        deploy("web:1");
        try (var lines = stream("/events/stream?application=shop")) {
            assertThat(lines.takeWhile(line -> !line.equals("event: deployment.succeeded"))
                            .filter(line -> line.startsWith("id: "))
                            .collect(Collectors.toList()))
                    .startsWith("id: 1", "id: 2");
        }
    }

    @Test
    void aDeploymentIsStreamedUntilItEnds() throws Exception {
        deploy("web:1");
        try (var lines = stream("/applications/shop/deployments/1/stream")) {
            var all = lines.filter(line -> line.startsWith("data: ")).toList();
            assertThat(all.getLast()).contains("\"id\":1", "\"state\":\"SUCCEEDED\"");
        }
    }

    @Test
    void aSecondServerIsRefused() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> SlipwayServer.start(settings(), _ -> runtime, new Unrouted()))
                .withMessage("a server runs already; its process is "
                        + ProcessHandle.current().pid());
    }

    /** With {@code -Dgolden=write} the kept description is written anew. */
    @Test
    void theKeptDescriptionIsTheOneThatIsServed() throws Exception {
        var served = send(HttpRequest.newBuilder(URI.create("http://" + server.address() + "/api/openapi.json"))
                        .build())
                .body();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DESCRIPTION, served);
        }
        assertThat(served).isEqualTo(Files.readString(DESCRIPTION));
    }

    private SlipwayServer.Settings settings() {
        return new SlipwayServer.Settings(
                folder(), new StoreLocation.Sqlite(folder().store()), new Listen("127.0.0.1", 0), "1.2", _ -> {});
    }

    private ServerFolder folder() {
        return ServerFolder.of(Map.of("XDG_STATE_HOME", folder.toString()));
    }

    private HttpResponse<String> deploy(String image) throws Exception {
        var spec = new ApplicationSpec(
                "shop", Map.of("web", ServiceSpec.of("web", image)), Map.of(), Map.of(), Map.of(), List.of());
        return ask(
                "POST",
                "/applications/shop/deployments",
                PlatformJson.write(new Wishes.Deploy(spec, "", List.of(), false, "up")));
    }

    private Stream<String> stream(String path) throws Exception {
        return client.send(authorized("GET", path, ""), BodyHandlers.ofLines()).body();
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return send(authorized(method, path, body));
    }

    private HttpRequest authorized(String method, String path, String body) {
        return request(method, path, body)
                .header("Authorization", "Bearer " + folder().token().orElseThrow())
                .build();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://" + server.address() + "/api/v1" + path))
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"status\":" + status).contains(detail.replace("\"", "\\\""));
    }
}
