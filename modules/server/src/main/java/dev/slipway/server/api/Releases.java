package dev.slipway.server.api;

import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.ReleaseDiff;
import dev.slipway.platform.release.Release;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.util.List;

/** Routes of releases. */
final class Releases {
    private static final String ALL = Api.BASE + "/applications/{application}/releases";
    private static final int USUAL = 20;

    private Releases() {}

    static List<Route> routes(Platform platform) {
        return List.of(
                Route.get(
                                ALL,
                                "The releases of an application, newest first",
                                new Reply.Many(Release.class),
                                request ->
                                        Answer.of(platform
                                                .releases(request.variable("application"), (int)
                                                        request.number("most", USUAL))
                                                .stream()
                                                .map(Shown::of)
                                                .toList()))
                        .with("most", "at most so many; 20 unless told"),
                Route.get(
                        ALL + "/{version}",
                        "A release",
                        new Reply.One(Release.class),
                        request -> Answer.of(Shown.of(
                                platform.release(request.variable("application"), request.number("version"))))),
                Route.get(
                        ALL + "/{version}/diff/{other}",
                        "How another release differs from this one",
                        new Reply.One(ReleaseDiff.class),
                        request -> Answer.of(platform.diff(
                                request.variable("application"), request.number("version"), request.number("other")))),
                Route.change(
                        "POST",
                        Api.BASE + "/applications/{application}/rollback",
                        "Make a release that is a copy of an older one",
                        Wishes.Rollback.class,
                        new Reply.One(Deployed.class),
                        request -> Answer.of(platform.rollback(
                                request.variable("application"),
                                request.body(Wishes.Rollback.class).version(),
                                request.actor()))));
    }
}
