package dev.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoreLocationTest {
    @Test
    void parseReadsFilesAndAddresses() {
        assertThat(StoreLocation.parse("/var/lib/slipway.db"))
                .isEqualTo(new StoreLocation.Sqlite(Path.of("/var/lib/slipway.db")));
        assertThat(StoreLocation.parse("postgresql://db/slipway?user=a&password=b"))
                .isEqualTo(new StoreLocation.Postgresql("jdbc:postgresql://db/slipway?user=a&password=b"))
                .hasToString("jdbc:postgresql://db/slipway");
    }

    @Test
    void parseRefusesOtherDatabases() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreLocation.parse("mysql://db/slipway"))
                .withMessage("store 'mysql://db/slipway': expected the name of a file or"
                        + " 'postgresql://HOST[:PORT]/DATABASE?user=…'");
    }
}
