package dev.slipway.catalog.packages;

/** The container of a package repository does not serve. */
public final class RepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RepositoryException(String message) {
        super(message);
    }
}
