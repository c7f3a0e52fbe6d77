package dev.slipway.server.api;

import dev.slipway.platform.api.Platform;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Project;
import dev.slipway.server.access.Tokens;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import dev.slipway.server.openapi.OpenApi;
import dev.slipway.store.StoreHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All routes of the API. */
public final class Api {
    /** Before the path of every route but that of the description. */
    public static final String BASE = "/api/v1";

    private static final int USUAL_EVENTS = 100;

    private Api() {}

    /** The routes to this platform. */
    public static List<Route> routes(
            Platform platform, Tokens tokens, Supplier<StoreHealth> store, Supplier<ServerInfo> info) {
        var routes = new ArrayList<>(Stream.of(
                        general(platform, info),
                        Applications.routes(platform),
                        Releases.routes(platform),
                        Deployments.routes(platform),
                        VolumeRoutes.routes(platform),
                        TokenRoutes.routes(tokens),
                        store(store),
                        Visits.routes(platform.visiting()))
                .flatMap(List::stream)
                .toList());
        routes.add(Route.get(
                        "/api/openapi.json",
                        "This description",
                        new Reply.One(Object.class),
                        _ -> Answer.of(OpenApi.of(List.copyOf(routes))))
                .open());
        return List.copyOf(routes);
    }

    private static List<Route> store(Supplier<StoreHealth> store) {
        return List.of(Route.change(
                "POST",
                BASE + "/store/examination",
                "Look whether the store can be read and written",
                null,
                new Reply.One(StoreHealth.class),
                _ -> Answer.of(store.get())));
    }

    private static List<Route> general(Platform platform, Supplier<ServerInfo> info) {
        var streams = new Streams(platform);
        return List.of(
                Route.get(
                                BASE + "/version",
                                "Which server this is",
                                new Reply.One(ServerInfo.class),
                                _ -> Answer.of(info.get()))
                        .open(),
                Route.get(
                        BASE + "/projects",
                        "All projects",
                        new Reply.Many(Project.class),
                        _ -> Answer.of(platform.projects())),
                Route.change(
                        "PUT",
                        BASE + "/projects/{project}",
                        "Add a project or change it",
                        Wishes.ProjectChange.class,
                        new Reply.One(Project.class),
                        request -> {
                            var project = new Project(
                                    request.variable("project"),
                                    request.body(Wishes.ProjectChange.class).infrastructure());
                            platform.putProject(project, request.actor());
                            return Answer.of(project);
                        }),
                Route.get(
                                BASE + "/events",
                                "What happened, oldest first",
                                new Reply.Many(Event.class),
                                request -> Answer.of(
                                        platform.events(request.text("application"), request.number("after", 0), (int)
                                                request.number("most", USUAL_EVENTS))))
                        .with("application", "only of this application")
                        .with("after", "only after the event of this number")
                        .with("most", "at most so many; 100 unless told"),
                Route.get(
                                BASE + "/events/stream",
                                "What happened and what happens from now on",
                                new Reply.Stream(Event.class),
                                request -> {
                                    var application = request.text("application");
                                    var after = request.number("after", 0);
                                    return new Answer.Events(sink -> streams.events(application, after, sink));
                                })
                        .with("application", "only of this application")
                        .with("after", "only after the event of this number"));
    }
}
