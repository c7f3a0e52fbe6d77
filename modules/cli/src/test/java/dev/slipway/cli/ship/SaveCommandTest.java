package dev.slipway.cli.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.testing.FakeEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SaveCommandTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    SaveCommandTest() throws IOException {}

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void placeWhereNoFileCanBeIsRefusedBeforeAnythingIsBuilt() throws IOException {
        var shop = new Workbench(folder, engine.address()).withShop();
        assertThat(shop.run("images save --file nosuch/x.tar"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: --file: cannot write '" + folder.resolve("nosuch/x.tar") + "': there is no folder '"
                                + folder.resolve("nosuch") + "'\n"));
        assertThat(shop.run("images save --file ."))
                .isEqualTo(new Result(2, "", "slipway: --file: '" + folder + "' is a folder; expected a file\n"));
    }
}
