package dev.slipway.server.api;

import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.VolumeStatus;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.util.List;

/** Routes of volumes. */
final class VolumeRoutes {
    private static final String ALL = Api.BASE + "/volumes";

    private VolumeRoutes() {}

    static List<Route> routes(Platform platform) {
        return List.of(
                Route.get(
                                ALL,
                                "Volumes of applications, those that are gone among them",
                                new Reply.Many(VolumeStatus.class),
                                request -> Answer.of(platform.volumes(
                                        request.text("application"),
                                        request.text("sizes").equals("true"))))
                        .with("application", "only of this application")
                        .with("sizes", "'true' asks for their sizes, which may take a while"),
                Route.change(
                        "DELETE",
                        ALL + "/{volume}",
                        "Remove a volume and all that is in it",
                        null,
                        new Reply.Nothing(),
                        request -> {
                            platform.removeVolume(request.variable("volume"), request.actor());
                            return new Answer.Done();
                        }));
    }
}
