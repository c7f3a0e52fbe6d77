package dev.slipway.server.api;

import dev.slipway.platform.api.Visiting;
import dev.slipway.platform.output.GearLine;
import dev.slipway.platform.output.LogWish;
import dev.slipway.platform.usage.GearUsage;
import dev.slipway.server.command.Conversation;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.EventSink;
import dev.slipway.server.http.Incoming;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Routes into gears. */
final class Visits {
    private static final String ONE = Api.BASE + "/applications/{application}";
    private static final String NAMES = "only of these services, or gears such as web.2, divided by commas";

    private final Visiting visiting;

    private Visits(Visiting visiting) {
        this.visiting = visiting;
    }

    static List<Route> routes(Visiting visiting) {
        var own = new Visits(visiting);
        return List.of(
                Route.get(
                                ONE + "/logs/stream",
                                "What gears print, as events 'line'; 'end' is the last one",
                                new Reply.Stream(GearLine.class),
                                own::logs)
                        .with("names", NAMES)
                        .with("release", "only of gears started for this release")
                        .with("follow", "'true' goes on with what is printed from now on, over redeploys")
                        .with("since", "not what is older than this time; else the id of the last event")
                        .with("last", "at first no more than so many lines of each gear"),
                Route.get(
                                ONE + "/usage",
                                "What the gears that run use now",
                                new Reply.Many(GearUsage.class),
                                request -> Answer.of(
                                        visiting.usage(request.variable("application"), request.names("names"))))
                        .with("names", NAMES),
                Route.change(
                        "GET",
                        ONE + "/exec",
                        "Run a command in a gear that runs, or in one of a service",
                        null,
                        new Reply.Talk(Conversation.Wish.class),
                        own::enter),
                Route.change(
                        "GET",
                        ONE + "/run",
                        "Run a command in a container of its own, made like the gears of a service",
                        null,
                        new Reply.Talk(Conversation.Wish.class),
                        own::run));
    }

    private Answer enter(Incoming request) {
        var application = request.variable("application");
        return new Answer.Talk(line -> Conversation.hold(
                line, wish -> visiting.enter(application, wish.name(), wish.command(), request.actor())));
    }

    private Answer run(Incoming request) {
        var application = request.variable("application");
        return new Answer.Talk(line -> Conversation.hold(
                line, wish -> visiting.run(application, wish.name(), wish.command(), request.actor())));
    }

    private Answer logs(Incoming request) throws InterruptedException {
        var application = request.variable("application");
        var since = request.text("since").isEmpty() ? request.lastEvent() : request.text("since");
        var wish = new LogWish(
                request.names("names"),
                (int) request.number("release", 0),
                request.text("follow").equals("true"),
                since.isEmpty() ? null : Incoming.time("since", since),
                (int) request.number("last", -1));
        visiting.check(application, wish);
        return new Answer.Events(sink -> send(application, wish, sink));
    }

    private void send(String application, LogWish wish, EventSink sink) throws IOException, InterruptedException {
        try {
            visiting.logs(application, wish, new LogStream(sink));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sink.send(LogStream.END, "", List.of());
    }
}
