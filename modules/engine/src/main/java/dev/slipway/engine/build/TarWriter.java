package dev.slipway.engine.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes tar archives whose bytes depend only on what is put in, and in which order.
 *
 * <p>Every entry has the same time, and belongs to root unless said otherwise. Long names and big files use PAX headers.
 */
public final class TarWriter implements AutoCloseable {
    private final TarArchiveOutputStream tar;
    private final FileTime time;

    /** Writes to this stream, giving every entry this time; closing the writer leaves the stream open. */
    public TarWriter(OutputStream out, Instant time) {
        this.tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        this.time = FileTime.from(time);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** Adds a directory. */
    public void directory(String path, int mode) throws IOException {
        tar.putArchiveEntry(entry(path.endsWith("/") ? path : path + "/", TarConstants.LF_DIR, mode));
        tar.closeArchiveEntry();
    }

    /** Adds a file with these bytes. */
    public void file(String path, int mode, byte[] content) throws IOException {
        var entry = entry(path, TarConstants.LF_NORMAL, mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Adds a file with these bytes that belongs to this user and group. */
    public void file(String path, int mode, int user, int group, byte[] content) throws IOException {
        var entry = entry(path, TarConstants.LF_NORMAL, mode);
        entry.setIds(user, group);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Adds a file with this text in UTF-8. */
    public void file(String path, int mode, String content) throws IOException {
        file(path, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file of the disk, streamed. */
    public void file(String path, int mode, Path source) throws IOException {
        try (var content = Files.newInputStream(source)) {
            file(path, mode, Files.size(source), content);
        }
    }

    /** Adds a file of exactly {@code size} bytes, streamed; the caller closes the stream. */
    public void file(String path, int mode, long size, InputStream content) throws IOException {
        var entry = entry(path, TarConstants.LF_NORMAL, mode);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    /** Adds a symbolic link. */
    public void link(String path, String target) throws IOException {
        var entry = entry(path, TarConstants.LF_SYMLINK, 0777);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Adds another name for a file already in the archive. */
    public void hardLink(String path, String target) throws IOException {
        var entry = entry(path, TarConstants.LF_LINK, 0644);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Writes the end of the archive. */
    @Override
    public void close() throws IOException {
        tar.finish();
        tar.flush();
    }

    private TarArchiveEntry entry(String path, byte kind, int mode) {
        var entry = new TarArchiveEntry(path, kind);
        entry.setMode(mode);
        entry.setLastModifiedTime(time);
        entry.setIds(0, 0);
        entry.setNames("", "");
        return entry;
    }
}
