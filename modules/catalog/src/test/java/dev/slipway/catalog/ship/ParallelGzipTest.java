package dev.slipway.catalog.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelGzipTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512 * 1024, 512 * 1024 + 1, 5_000_000})
    void whatIsPackedIsUnpacked(int size) throws IOException {
        var content = text(size);

        assertThat(unpacked(packed(content, 2, 64 * 1024))).isEqualTo(content);
    }

    @Test
    void noiseIsPackedToo() throws IOException {
        var noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);

        assertThat(unpacked(packed(noise, 2, 8192))).isEqualTo(noise);
    }

    @Test
    void neitherCoresNorPortionsChangeTheBytes() throws IOException {
        var content = text(3_000_000);

        assertThat(packed(content, 1, 4096)).isEqualTo(packed(content, 4, 100_000));
    }

    @Test
    void blocksKnowWhatStoodBeforeThem() throws IOException {
        var noise = new byte[16 * 1024];
        new Random(2).nextBytes(noise);
        var repeated = new byte[4 * 512 * 1024];
        for (var start = 0; start < repeated.length; start += noise.length) {
            System.arraycopy(noise, 0, repeated, start, noise.length);
        }

        assertThat(packed(repeated, 2, 8192).length).isLessThan(2 * noise.length);
    }

    private static byte[] text(int size) {
        var words = new String[] {"package", "version", "status", "installed", "\n", " "};
        var random = new Random(size);
        var text = new ByteArrayOutputStream();
        while (text.size() < size) {
            text.writeBytes(words[random.nextInt(words.length)].getBytes(UTF_8));
        }
        return Arrays.copyOf(text.toByteArray(), size);
    }

    private static byte[] packed(byte[] content, int cores, int portion) throws IOException {
        var target = new ByteArrayOutputStream();
        try (var workers = Executors.newFixedThreadPool(cores);
                var gzip = new ParallelGzip(target, workers)) {
            for (var start = 0; start < content.length; start += portion) {
                gzip.write(content, start, Math.min(portion, content.length - start));
            }
        }
        return target.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        }
    }
}
