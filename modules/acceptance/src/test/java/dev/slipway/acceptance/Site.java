package dev.slipway.acceptance;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An engine with a small image in it, and a home whose server uses it. */
final class Site {
    private final Engine engine;
    private final SmallImage image;
    private final Home home;
    private final List<Found> applications = new ArrayList<>();

    private Site(Engine engine, SmallImage image, Home home) {
        this.engine = engine;
        this.image = image;
        this.home = home;
    }

    /** One with the engine of these tests; the server keeps what it has in that database. */
    static Site open(Path folder, Database database) throws InterruptedException {
        return open(folder, database, EngineAddress.fromEnvironment(System.getenv()));
    }

    /** One with an engine. */
    static Site open(Path folder, Database database, EngineAddress address) throws InterruptedException {
        var engine = Engine.open(address);
        var home = new Home(folder, address, database.store(folder));
        home.start();
        return new Site(engine, SmallImage.build(engine), home);
    }

    Engine engine() {
        return engine;
    }

    Home home() {
        return home;
    }

    SmallImage image() {
        return image;
    }

    /** What there is of an application with a name that nobody else uses; it is removed at the end. */
    Found application() {
        var found = new Found(engine, "it" + Long.toHexString(System.nanoTime()));
        applications.add(found);
        return found;
    }

    /** Stops the server and removes everything that was made for the test. */
    void close() throws InterruptedException {
        home.close();
        applications.forEach(Found::remove);
        image.close();
        engine.close();
    }
}
