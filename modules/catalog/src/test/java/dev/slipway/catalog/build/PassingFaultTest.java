package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFaultTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "E: Failed to fetch http://deb.debian.org/debian/pool/main/f/figlet/figlet_2.2.5-3%2bb1_amd64.deb"
                        + "  404  Not Found [IP: 151.101.2.132 80]",
                "E: Failed to fetch http://deb.debian.org/debian/pool/main/r/redis/redis_8.0.2-3_amd64.deb"
                        + "  503  Service Unavailable [IP: 151.101.2.132 80]",
                "E: Failed to fetch http://deb.debian.org/debian/dists/trixie/main/binary-amd64/Packages.xz"
                        + "  Hash Sum mismatch",
                "E: Failed to fetch http://deb.debian.org/debian/dists/trixie/InRelease"
                        + "  Could not connect to deb.debian.org:80 (151.101.2.132). - connect (111: Connection refused)",
                "E: Failed to fetch http://deb.debian.org/debian/pool/main/n/nginx/nginx_1.26.3-3_amd64.deb"
                        + "  Error reading from server - read (104: Connection reset by peer) [IP: 151.101.2.132 80]",
                "E: Failed to fetch http://127.0.0.1:1/debian/dists/trixie/InRelease  Unable to connect to 127.0.0.1:1:",
                "E: Failed to fetch http://deb.debian.org/debian/dists/trixie/InRelease"
                        + "  Temporary failure resolving 'deb.debian.org'",
                "E: Failed to fetch http://deb.debian.org/debian/dists/trixie/main/binary-amd64/Packages.gz"
                        + "  File has unexpected size (8782172 != 8782168). Mirror sync in progress? [IP: ::1 80]",
                "W: Failed to fetch http://deb.debian.org/debian/dists/trixie/InRelease"
                        + "  503  Service Unavailable [IP: 151.101.2.132 80]",
                "Err:7 http://deb.debian.org/debian trixie/main amd64 figlet amd64 2.2.5-3+b1  404  Not Found",
                "curl: (6) Could not resolve host: repo1.maven.org",
                "curl: (7) Failed to connect to repo1.maven.org port 443 after 4 ms: Could not connect to server",
                "curl: (22) The requested URL returned error: 503",
                "curl: (22) The requested URL returned error: 429 Too Many Requests",
                "curl: (28) Operation timed out after 30000 milliseconds with 0 bytes received",
                "curl: (56) Recv failure: Connection reset by peer",
                "  curl: (92) HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)"
            })
    void linesOfDownloadersShowFaultsThatPass(String line) {
        assertThat(PassingFault.in(List.of("Reading package lists...", line))).contains(line.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E: Unable to locate package no-such-package",
                "E: Version '9.9' for 'redis-server' was not found",
                "E: Sub-process /usr/bin/dpkg returned an error code (1)",
                "E: The repository 'http://deb.debian.org/debian nosuite Release' does not have a Release file.",
                "curl: (3) URL rejected: Malformed input to a URL function",
                "curl: (22) The requested URL returned error: 404",
                "curl: (22) The requested URL returned error: 401 Unauthorized",
                "curl: (60) SSL certificate problem: unable to get local issuer certificate",
                "bash: -c: line 1: unexpected EOF while looking for matching `\"'",
                "FAIL: the server answered 503 Service Unavailable",
                "test_reconnect: expected a message about connection reset by peer",
                "make: *** [Makefile:4: all] Error 2",
                "404",
                ""
            })
    void linesOfFailingCommandsDoNot(String line) {
        assertThat(PassingFault.in(List.of(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to solve with frontend dockerfile.v0: failed to create LLB definition: failed to do request:"
                        + " Head https://registry-1.docker.io/v2/library/alpine/manifests/3.22:"
                        + " dial tcp 44.208.254.194:443: i/o timeout",
                "failed to do request: Head \"http://localhost:5000/v2/x/manifests/1\": dial tcp 127.0.0.1:5000:"
                        + " connect: connection refused",
                "failed to copy: read tcp 10.0.0.2:54812->104.18.121.25:443: read: connection reset by peer",
                "failed to do request: Head https://quay.io/v2/x/manifests/1: net/http: TLS handshake timeout",
                "failed to copy: httpReadSeeker: failed open: unexpected status code"
                        + " https://quay.io/v2/x/blobs/sha256:1: 503 Service Unavailable",
                "unexpected status from HEAD request to https://quay.io/v2/x/manifests/1: 429 Too Many Requests",
                "failed to copy: unexpected EOF"
            })
    void wordsOfTheEngineShowFaultsThatPass(String message) {
        assertThat(PassingFault.isIn(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executor failed running [/bin/sh -c grep -q '503 Service Unavailable' /x]: exit code: 1",
                "process \"/bin/sh -c echo i/o timeout; false\" did not complete successfully: exit code: 1",
                "dockerfile parse error line 1: unknown instruction: NONSENSE",
                "docker.io/library/nosuch:1: not found",
                "failed to compute cache key: \"/absent\" not found: not found"
            })
    void otherWordsOfTheEngineDoNot(String message) {
        assertThat(PassingFault.isIn(message)).isFalse();
    }

    @Test
    void firstLineThatShowsOneIsReturned() {
        assertThat(PassingFault.in(List.of("a", "curl: (7) one", "curl: (7) two")))
                .contains("curl: (7) one");
    }
}
