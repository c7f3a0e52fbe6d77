package dev.slipway.cli.client;

import dev.slipway.engine.api.Call;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.Visiting;
import dev.slipway.platform.output.LogListener;
import dev.slipway.platform.output.LogWish;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.usage.GearUsage;
import dev.slipway.server.api.LogStream;
import dev.slipway.server.command.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The way into gears through a server. Logs that are followed survive a restart of it. */
final class RemoteVisits implements Visiting {
    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final int STOPPING = 503;

    private final ApiClient client;
    private final Reconnection reconnection;

    RemoteVisits(ApiClient client, Reconnection reconnection) {
        this.client = client;
        this.reconnection = reconnection;
    }

    /** By asking for no lines. */
    @Override
    public void check(String application, LogWish wish) throws InterruptedException {
        client.stream(path(application, LogWish.everything().of(wish.names()).withLast(0)), (_, _) -> {});
    }

    @Override
    public void logs(String application, LogWish wish, LogListener listener) throws InterruptedException {
        var logs = new ResumedLogs(wish, listener);
        try {
            client.stream(path(application, logs.next()), logs::event);
        } catch (ServerUnreachableException e) {
            if (!wish.follow()) {
                throw e;
            }
        }
        while (!logs.ended()) {
            if (!wish.follow()) {
                throw new ServerUnreachableException(client.address() + ": the connection broke");
            }
            listener.note("the server does not answer; waiting for it");
            resume(application, logs);
        }
    }

    /** Waits until the server is there again, and reads on. */
    private void resume(String application, ResumedLogs logs) throws InterruptedException {
        while (true) {
            Thread.sleep(INTERVAL);
            var again = reconnection.attempt();
            if (again.isPresent()) {
                try (var other = again.get()) {
                    other.stream(path(application, logs.next()), logs::event);
                    return;
                } catch (ServerUnreachableException _) {
                    // it is not there yet, or gone once more
                } catch (AbsentException _) {
                    logs.event(LogStream.END, "");
                    return;
                } catch (ApiException e) {
                    if (e.status() != STOPPING) {
                        throw e;
                    }
                }
            }
        }
    }

    private static String path(String application, LogWish wish) {
        return of(application) + "/logs/stream?names=" + Call.encode(String.join(",", wish.names())) + "&release="
                + wish.release() + "&follow=" + wish.follow()
                + (wish.since() == null
                        ? ""
                        : "&since=" + Call.encode(wish.since().toString())) + "&last="
                + wish.last();
    }

    @Override
    public List<GearUsage> usage(String application, Set<String> names) throws InterruptedException {
        return client.list(of(application) + "/usage?names=" + Call.encode(String.join(",", names)), GearUsage.class);
    }

    @Override
    public Visit enter(String application, String name, Command command, String author) throws InterruptedException {
        return RemoteSession.open(client, of(application) + "/exec", new Conversation.Wish(name, command));
    }

    @Override
    public Visit run(String application, String service, Command command, String author) throws InterruptedException {
        return RemoteSession.open(client, of(application) + "/run", new Conversation.Wish(service, command));
    }

    private static String of(String application) {
        return "/applications/" + Call.encode(application);
    }
}
