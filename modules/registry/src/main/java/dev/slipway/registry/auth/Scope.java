package dev.slipway.registry.auth;

/**
 * What a token is wanted for (CNCF distribution, "Token Scope Documentation").
 *
 * @param actions such as {@code pull,push}
 */
public record Scope(String repository, String actions) {
    /** Reading a repository. */
    public static Scope pull(String repository) {
        return new Scope(repository, "pull");
    }

    /** Reading and writing a repository. */
    public static Scope push(String repository) {
        return new Scope(repository, "pull,push");
    }

    /** Removing from a repository. */
    public static Scope delete(String repository) {
        return new Scope(repository, "delete");
    }

    @Override
    public String toString() {
        return "repository:" + repository + ":" + actions;
    }
}
