package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriticalPathTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeCatalogue() throws IOException {
        new CatalogFolder(folder)
                .with("base/Dockerfile", "FROM scratch")
                .with("web/Dockerfile", "FROM base")
                .with("page/Dockerfile", "FROM web")
                .with("store/Dockerfile", "FROM base");
    }

    @Test
    void longestChainInTimeIsTaken() {
        assertThat(path(Map.of("base", SECOND, "web", SECOND, "page", SECOND, "store", SECOND)))
                .containsExactly("base", "web", "page");
        assertThat(path(Map.of("base", SECOND, "web", SECOND, "page", SECOND, "store", MINUTE)))
                .containsExactly("base", "store");
    }

    @Test
    void imagesThatTookNoTimeAreLeftOut() {
        assertThat(path(Map.of("web", Duration.ZERO, "page", SECOND))).containsExactly("page");
        assertThat(path(Map.of("web", Duration.ZERO))).isEmpty();
        assertThat(path(Map.of())).isEmpty();
    }

    private Iterable<String> path(Map<String, Duration> durations) {
        return CriticalPath.of(new CatalogFolder(folder).graph(), durations);
    }
}
