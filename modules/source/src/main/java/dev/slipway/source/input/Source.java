package dev.slipway.source.input;

import java.util.List;

/**
 * Source, ready to be built.
 *
 * @param files all that belongs to it
 * @param revision which one it is
 * @param remarks what people should know about how it was read
 */
public record Source(SourceTree files, Revision revision, List<String> remarks) {}
