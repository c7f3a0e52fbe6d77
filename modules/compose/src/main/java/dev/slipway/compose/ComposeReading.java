package dev.slipway.compose;

import dev.slipway.compose.finding.Finding;
import java.util.List;

/** What came of reading Compose files. Findings are sorted by file and line. */
public sealed interface ComposeReading {
    /** What there is to say about the files. */
    List<Finding> findings();

    /** The files say a project; the findings are warnings and notes. */
    record Read(ComposeProject project, List<Finding> findings) implements ComposeReading {
        /** Copies the findings. */
        public Read {
            findings = List.copyOf(findings);
        }
    }

    /** The files say nothing that can be run; at least one of the findings is an error. */
    record Refused(List<Finding> findings) implements ComposeReading {
        /** Copies the findings. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
