package dev.slipway.catalog.outdated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.apt.PackageSource;
import dev.slipway.catalog.apt.PackageSource.Offer;
import dev.slipway.catalog.contents.CatalogContents;
import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.contents.InstalledPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidatesTest {
    private static final InstalledPackage SSL = installed("openssl", "3.0-2");

    @TempDir
    private Path folder;

    @Test
    void newerVersionReplaces() {
        assertThat(update(mirror("main", "3.0-1"), mirror("updates", "3.0-3"), mirror("old", "3.0-2")))
                .contains(new Update(SSL, DebianVersion.parse("3.0-3"), "updates", false));
        assertThat(update(mirror("main", "3.0-2"), mirror("old", "3.0-1"))).isEmpty();
        assertThat(update()).isEmpty();
    }

    @Test
    void securityCountsEvenWhenAnotherSourceHasMore() {
        assertThat(update(security("3.0-3"), mirror("main", "3.0-3")))
                .map(Update::security)
                .contains(true);
        assertThat(update(security("3.0-3"), mirror("backports", "3.1-1")))
                .contains(new Update(SSL, DebianVersion.parse("3.1-1"), "backports", true));
        assertThat(update(security("3.0-2"), mirror("main", "3.0-3")))
                .map(Update::security)
                .contains(false);
    }

    @Test
    void overridingSourceWinsWhateverItsVersion() {
        assertThat(update(ours("2.9-1"), security("3.0-3")))
                .contains(new Update(SSL, DebianVersion.parse("2.9-1"), "ours", false));
        assertThat(update(ours("3.0-2"), security("3.0-3"))).isEmpty();
        assertThat(update(ours("2.9-1"), ours("3.0-2"), mirror("main", "9-1"))).isEmpty();
    }

    @Test
    void otherArchitecturesAreOtherPackages() {
        var other = new PackageSource("main", 500, false, List.of(offer("openssl", "3.0-9", "i386")));
        var forAll = new PackageSource("main", 500, false, List.of(offer("openssl", "3.0-8", "all")));
        assertThat(update(other)).isEmpty();
        assertThat(update(other, forAll)).map(Update::available).contains(DebianVersion.parse("3.0-8"));
        var tzdata = new InstalledPackage("openssl", DebianVersion.parse("3.0-2"), "all", "openssl");
        assertThat(new Candidates(List.of(other)).update(tzdata)).isPresent();
    }

    @Test
    void packagesOfTheBaseAreTheBases() {
        var graph = new CatalogFolder(folder)
                .from("debian", "bootstrap")
                .with("catalog.yaml", "distribution: { suite: trixie }")
                .from("ssl", "debian")
                .from("web", "ssl")
                .from("gone", "debian")
                .recipes()
                .graph();
        var libc = installed("libc6", "2.41-1");
        var contents = new CatalogContents(
                Map.of(
                        "debian", new Contents.Dpkg(List.of(libc)),
                        "ssl", new Contents.Dpkg(List.of(libc, SSL)),
                        "web", new Contents.Dpkg(List.of(installed("libc6", "2.41-0"), SSL))),
                List.of("gone"));
        var candidates = new Candidates(List.of(new PackageSource(
                "main", 500, false, List.of(offer("openssl", "3.0-3", "amd64"), offer("libc6", "2.41-2", "amd64")))));
        var found = OutdatedImage.find(List.of("debian", "ssl", "web", "gone"), graph, contents, _ -> candidates);
        assertThat(found)
                .containsExactly(
                        new OutdatedImage(
                                "debian", List.of(candidates.update(libc).orElseThrow())),
                        new OutdatedImage("ssl", List.of(candidates.update(SSL).orElseThrow())),
                        new OutdatedImage(
                                "web",
                                List.of(candidates
                                        .update(installed("libc6", "2.41-0"))
                                        .orElseThrow())));
        assertThat(OutdatedImage.find(List.of("ssl"), graph, contents, _ -> new Candidates(List.of())))
                .isEmpty();
    }

    private static Optional<Update> update(PackageSource... sources) {
        return new Candidates(List.of(sources)).update(SSL);
    }

    private static PackageSource mirror(String origin, String version) {
        return new PackageSource(origin, PackageSource.USUAL, false, List.of(offer("openssl", version, "amd64")));
    }

    private static PackageSource security(String version) {
        return new PackageSource("security", PackageSource.USUAL, true, List.of(offer("openssl", version, "amd64")));
    }

    private static PackageSource ours(String version) {
        return new PackageSource("ours", PackageSource.OVERRIDING, false, List.of(offer("openssl", version, "amd64")));
    }

    private static Offer offer(String name, String version, String architecture) {
        return new Offer(name, DebianVersion.parse(version), architecture);
    }

    private static InstalledPackage installed(String name, String version) {
        return new InstalledPackage(name, DebianVersion.parse(version), "amd64", name);
    }
}
