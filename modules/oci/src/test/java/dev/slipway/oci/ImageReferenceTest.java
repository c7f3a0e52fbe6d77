package dev.slipway.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageReferenceTest {
    private static final Digest DIGEST = Digest.of("content");

    @Test
    void parseReadsEveryPart() {
        assertThat(ImageReference.parse("localhost:5100/contrail/nova-api:3.0-2668@" + DIGEST))
                .isEqualTo(new ImageReference("localhost:5100", "contrail/nova-api", "3.0-2668", DIGEST));
    }

    @Test
    void parseMakesNothingUp() {
        assertThat(ImageReference.parse("redis")).isEqualTo(new ImageReference(null, "redis", null, null));
        assertThat(ImageReference.parse("michaelhenkel/nova:liberty"))
                .isEqualTo(new ImageReference(null, "michaelhenkel/nova", "liberty", null));
        assertThat(ImageReference.parse("10.0.0.1:5100/nova"))
                .isEqualTo(new ImageReference("10.0.0.1:5100", "nova", null, null));
        assertThat(ImageReference.parse("localhost/nova"))
                .isEqualTo(new ImageReference("localhost", "nova", null, null));
    }

    @Test
    void toStringGivesBackWhatWasParsed() {
        for (var text : new String[] {"redis", "a/b:1", "[::1]:5000/a/b__c", "example.org/a@" + DIGEST}) {
            assertThat(ImageReference.parse(text)).hasToString(text);
        }
    }

    @Test
    void nameIsTheLastComponent() {
        assertThat(ImageReference.parse("localhost:5100/contrail/nova:1").name())
                .isEqualTo("nova");
    }

    @Test
    void withDefaultTagAddsLatestOnlyWhereNothingWasWritten() {
        assertThat(ImageReference.parse("redis").withDefaultTag()).hasToString("redis:latest");
        assertThat(ImageReference.parse("redis:8").withDefaultTag()).hasToString("redis:8");
        assertThat(ImageReference.parse("redis@" + DIGEST).withDefaultTag()).hasToString("redis@" + DIGEST);
    }

    @Test
    void parseRefusesUpperCase() {
        assertThatThrownBy(() -> ImageReference.parse("Redis:8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("invalid path 'Redis' in an image reference;"
                        + " expected [registry/]path[:tag][@digest] such as localhost:5000/base/redis:8");
    }

    @Test
    void parseRefusesEmptyTagsAndPaths() {
        assertThatThrownBy(() -> ImageReference.parse("redis:"))
                .hasMessageStartingWith("invalid tag '' in an image reference");
        assertThatThrownBy(() -> ImageReference.parse("")).hasMessageStartingWith("invalid path ''");
        assertThatThrownBy(() -> ImageReference.parse("redis@sha256:1"))
                .hasMessage("digest '1' is not 64 lower-case hexadecimal digits");
    }
}
