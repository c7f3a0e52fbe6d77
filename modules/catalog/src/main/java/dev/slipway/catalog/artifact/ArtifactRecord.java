package dev.slipway.catalog.artifact;

import dev.slipway.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stands beside an artifact and says what it was made of: the commit of its repository and those of its roles. */
final class ArtifactRecord {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path artifact;
    private final Path file;

    ArtifactRecord(Path artifact) {
        this.artifact = artifact;
        this.file = artifact.resolveSibling(artifact.getFileName() + ".json");
    }

    /** Removes the record of an artifact; whether there was one. */
    static boolean remove(Path artifact) throws IOException {
        return Files.deleteIfExists(new ArtifactRecord(artifact).file);
    }

    /** What a role's branch or tag is now. */
    interface Commits {
        String of(RoleSource role) throws InterruptedException;
    }

    /** Whether the artifact is there, unchanged, and was made of this commit and of what its roles are now. */
    boolean isOf(String commit, Commits commits) throws IOException, InterruptedException {
        if (!Files.exists(file) || !Files.exists(artifact)) {
            return false;
        }
        try {
            var record = JSON.readTree(Files.readString(file));
            if (!record.path("commit").asString("").equals(commit)
                    || !record.path("digest").asString("").equals(digest())) {
                return false;
            }
            for (var role : record.path("roles").values()) {
                var source = new RoleSource(
                        role.path("repository").asString(""), role.path("ref").asString(""));
                if (!commits.of(source).equals(role.path("commit").asString(""))) {
                    return false;
                }
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    void write(String commit, Collection<RoleSource> roles, Commits commits) throws IOException, InterruptedException {
        var record = JSON.createObjectNode().put("commit", commit).put("digest", digest());
        var array = record.putArray("roles");
        for (var role : roles) {
            ObjectNode entry = array.addObject();
            entry.put("repository", role.repository()).put("ref", role.ref()).put("commit", commits.of(role));
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
    }

    private String digest() throws IOException {
        try (var content = Files.newInputStream(artifact)) {
            return Digest.of(content).toString();
        }
    }
}
