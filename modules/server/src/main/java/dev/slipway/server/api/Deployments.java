package dev.slipway.server.api;

import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.ImageRequest;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Proposal;
import dev.slipway.platform.release.Deployment;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.Incoming;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.time.Duration;
import java.util.List;

/** Routes of deployments. */
final class Deployments {
    private static final String APPLICATION = Api.BASE + "/applications/{application}";
    private static final String ALL = APPLICATION + "/deployments";
    private static final int USUAL = 20;

    private Deployments() {}

    static List<Route> routes(Platform platform) {
        var streams = new Streams(platform);
        return List.of(
                Route.change(
                        "POST",
                        ALL,
                        "Make a release of what is sent, and deploy it",
                        Wishes.Deploy.class,
                        new Reply.One(Deployed.class),
                        request -> Answer.of(platform.deploy(wish(request)))),
                Route.change(
                        "POST",
                        APPLICATION + "/image",
                        "Make a release with another image of one service, and deploy it",
                        Wishes.Image.class,
                        new Reply.One(Deployed.class),
                        request -> {
                            var wish = request.body(Wishes.Image.class);
                            return Answer.of(platform.deploy(new ImageRequest(
                                    request.variable("application"),
                                    wish.service(),
                                    wish.image(),
                                    wish.supersede(),
                                    request.actor())));
                        }),
                Route.change(
                        "POST",
                        APPLICATION + "/proposals",
                        "What a deployment of what is sent would do, without doing it",
                        Wishes.Deploy.class,
                        new Reply.One(Proposal.class),
                        request -> Answer.of(platform.propose(wish(request)))),
                Route.get(
                                ALL,
                                "The deployments of an application, newest first",
                                new Reply.Many(Deployment.class),
                                request -> Answer.of(platform.deployments(
                                        request.variable("application"), (int) request.number("most", USUAL))))
                        .with("most", "at most so many; 20 unless told"),
                Route.get(
                                ALL + "/{deployment}",
                                "A deployment, perhaps when it has ended",
                                new Reply.One(Deployment.class),
                                request -> Answer.of(platform.await(
                                        request.variable("application"),
                                        request.number("deployment"),
                                        request.duration("wait"))))
                        .with("wait", "how long to wait for its end, such as PT30S"),
                Route.get(
                        ALL + "/{deployment}/stream",
                        "A deployment whenever it changes, until it has ended",
                        new Reply.Stream(Deployment.class),
                        request -> {
                            var application = request.variable("application");
                            var id = request.number("deployment");
                            platform.await(application, id, Duration.ZERO);
                            return new Answer.Events(sink -> streams.deployment(application, id, sink));
                        }),
                Route.change(
                        "POST",
                        ALL + "/{deployment}/cancel",
                        "Cancel a deployment that has not ended",
                        null,
                        new Reply.One(Deployment.class),
                        request -> Answer.of(platform.cancel(
                                request.variable("application"), request.number("deployment"), request.actor()))));
    }

    private static DeployRequest wish(Incoming request) {
        var wish = request.body(Wishes.Deploy.class);
        var application = request.variable("application");
        if (!wish.spec().name().equals(application)) {
            throw new IllegalArgumentException(
                    "the specification is of '" + wish.spec().name() + "', but was sent for '" + application + "'");
        }
        return new DeployRequest(
                wish.spec(), wish.project(), wish.config(), wish.supersede(), request.actor(), wish.reason());
    }
}
