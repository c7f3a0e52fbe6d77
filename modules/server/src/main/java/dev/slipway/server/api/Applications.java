package dev.slipway.server.api;

import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.release.Application;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.Incoming;
import dev.slipway.server.http.LateException;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.util.List;
import java.util.Set;

/** Routes of applications, their configuration, and what changes how they run without making a release. */
final class Applications {
    private static final String ALL = Api.BASE + "/applications";
    private static final String ONE = ALL + "/{application}";
    private static final Reply NOTHING = new Reply.Nothing();

    private final Platform platform;

    private Applications(Platform platform) {
        this.platform = platform;
    }

    static List<Route> routes(Platform platform) {
        var own = new Applications(platform);
        return List.of(
                Route.get(
                        ALL,
                        "All applications",
                        new Reply.Many(Application.class),
                        _ -> Answer.of(platform.applications())),
                Route.change(
                        "POST",
                        ALL,
                        "Create an application with nothing in it",
                        Wishes.NewApplication.class,
                        new Reply.One(Application.class),
                        own::create),
                Route.get(
                        ONE,
                        "An application",
                        new Reply.One(Application.class),
                        request -> Answer.of(platform.application(application(request)))),
                Route.change(
                                "DELETE",
                                ONE,
                                "End an application and remove what is its own",
                                null,
                                NOTHING,
                                own::destroy)
                        .with("keep-volumes", "'true' keeps its volumes"),
                Route.get(
                        ONE + "/status",
                        "What an application is to be and what is there of it",
                        new Reply.One(Status.class),
                        request -> Answer.of(platform.status(application(request)))),
                Route.get(ONE + "/settled", "Wait until nothing is left to do", NOTHING, own::settle)
                        .with("wait", "how long, such as PT30S"),
                Route.get(
                        ONE + "/config",
                        "The newest configuration, without secret values",
                        new Reply.One(Config.class),
                        request -> Answer.of(Shown.of(platform.config(application(request))))),
                Route.change(
                        "PATCH",
                        ONE + "/config",
                        "Change the configuration",
                        Wishes.Configure.class,
                        new Reply.One(Deployed.class),
                        own::configure),
                Route.change(
                        "POST",
                        ONE + "/config/reveal",
                        "The value of an entry, even a secret one; an event tells that it was asked for",
                        Wishes.Entry.class,
                        new Reply.One(Wishes.Revealed.class),
                        own::reveal),
                Route.change(
                        "POST", ONE + "/scale", "Wish other numbers of gears", Wishes.Scale.class, NOTHING, own::scale),
                chosen("stop", "End gears of services without removing them", platform::stop),
                chosen("remove", "Remove the gears of stopped services", platform::remove),
                chosen("start", "Start the gears of stopped services", platform::start),
                chosen("restart", "End and start gears, one after the other", platform::restart),
                chosen("replace", "Replace gears by new ones that are alike", platform::replace));
    }

    private static String application(Incoming request) {
        return request.variable("application");
    }

    private Answer create(Incoming request) {
        var wish = request.body(Wishes.NewApplication.class);
        var project = wish.project().isEmpty() ? "default" : wish.project();
        return new Answer.Value(201, platform.create(wish.name(), project, request.actor()));
    }

    private Answer destroy(Incoming request) {
        platform.destroy(application(request), request.text("keep-volumes").equals("true"), request.actor());
        return new Answer.Done();
    }

    private Answer settle(Incoming request) throws InterruptedException {
        var name = application(request);
        var patience = request.duration("wait");
        platform.application(name);
        if (!platform.settle(name, patience)) {
            throw new LateException(
                    "application '" + name + "' is not as it is wished to be after " + patience.toSeconds()
                            + " s: it waits for " + platform.status(name).waiting());
        }
        return new Answer.Done();
    }

    private Answer configure(Incoming request) {
        var wish = request.body(Wishes.Configure.class);
        return Answer.of(platform.configure(application(request), wish.changes(), request.actor(), wish.reason()));
    }

    private Answer reveal(Incoming request) {
        var entry = request.body(Wishes.Entry.class);
        return Answer.of(new Wishes.Revealed(
                platform.reveal(application(request), entry.service(), entry.name(), request.actor())));
    }

    private Answer scale(Incoming request) {
        platform.scale(application(request), request.body(Wishes.Scale.class).gears(), request.actor());
        return new Answer.Done();
    }

    /** Something that is done to chosen services or gears. */
    @FunctionalInterface
    private interface Doing {
        void to(String application, Set<String> names, String author);
    }

    private static Route chosen(String verb, String summary, Doing doing) {
        return Route.change("POST", ONE + "/" + verb, summary, Wishes.Chosen.class, NOTHING, request -> {
            doing.to(application(request), request.body(Wishes.Chosen.class).names(), request.actor());
            return new Answer.Done();
        });
    }
}
