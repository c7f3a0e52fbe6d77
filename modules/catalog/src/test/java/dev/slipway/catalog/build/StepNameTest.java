package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepNameTest {
    @Test
    void briefNameSaysWhatIsRun() {
        var step = "[stage-0 2/3] RUN --mount=type=cache,id=a,target=/a --mount=type=secret,id=b   make \\\n  all";

        assertThat(StepName.brief(step)).isEqualTo("[2/3] RUN make \\ all");
        assertThat(StepName.brief("[build 1/2] COPY a  b")).isEqualTo("[build 1/2] COPY a b");
    }
}
