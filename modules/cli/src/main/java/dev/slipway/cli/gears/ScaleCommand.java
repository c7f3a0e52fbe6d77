package dev.slipway.cli.gears;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "scale", description = "Say how many gears services have; makes no release.")
public final class ScaleCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Parameters(paramLabel = "SERVICE=NUMBER", arity = "1..*", description = "Such as web=3.")
    private List<String> wishes = List.of();

    /** The command on this console. */
    public ScaleCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var gears = gears();
        var name = application.name(console);
        try (var session = door.open(console)) {
            session.platform().scale(name, gears, Author.of(console));
            return waiting.settle(console, session.platform(), name);
        }
    }

    private Map<String, Integer> gears() {
        var gears = new TreeMap<String, Integer>();
        for (var wish : wishes) {
            var sign = wish.lastIndexOf('=');
            if (sign < 1 || !wish.substring(sign + 1).matches("[0-9]{1,6}")) {
                throw new IllegalArgumentException("'" + wish + "': expected a service and a number, such as web=3");
            }
            gears.put(wish.substring(0, sign), Integer.valueOf(wish.substring(sign + 1)));
        }
        return gears;
    }
}
