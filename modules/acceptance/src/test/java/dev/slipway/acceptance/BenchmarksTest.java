package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks' own programs stand outside the build, and must not be left behind by it. */
class BenchmarksTest {
    @Test
    void programsOfBenchmarksCompile(@TempDir Path target) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.list(Home.PROJECT.resolve("bench/java"))) {
            var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", target.toString());
            var task = compiler.getTask(
                    said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources.toList()));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
    }
}
