package dev.slipway.registry;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** A blob on its way to us: verified, and asked for again from where its connection broke. */
final class BlobStream extends InputStream {
    private static final int PARTIAL = 206;

    private final Transport transport;
    private final Call call;
    private final Descriptor blob;
    private final MessageDigest sha256 = sha256();
    private Answer answer;
    private long position;
    private long toSkip;
    private int failures;
    private boolean verified;

    private BlobStream(Transport transport, Call call, Descriptor blob, Answer answer) {
        this.transport = transport;
        this.call = call;
        this.blob = blob;
        this.answer = answer;
    }

    static BlobStream open(Transport transport, Call call, Descriptor blob) throws InterruptedException {
        return new BlobStream(transport, call, blob, transport.send(call, Set.of(200)));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            try {
                skip();
                var count = answer.body().read(target, offset, length);
                accept(target, offset, Math.max(count, 0));
                if (count < 0 || position >= blob.size()) {
                    verify();
                }
                return count;
            } catch (IOException e) {
                resume(e);
            }
        }
    }

    @Override
    public void close() {
        if (verified) {
            answer.close();
        } else {
            answer.body().close();
        }
    }

    private void skip() throws IOException {
        if (toSkip > 0) {
            answer.body().skipNBytes(toSkip);
            toSkip = 0;
        }
    }

    private void accept(byte[] target, int offset, int count) {
        if (count > 0) {
            failures = 0;
            position += count;
            sha256.update(target, offset, count);
        }
    }

    /** A byte more than the descriptor says makes another digest of it. */
    private void verify() throws IOException {
        if (verified) {
            return;
        }
        var surplus = answer.body().read();
        if (surplus >= 0) {
            sha256.update((byte) surplus);
        }
        var actual = new Digest(HexFormat.of().formatHex(sha256.digest()));
        if (!actual.equals(blob.digest())) {
            throw new DigestMismatchException(call.action(), blob.digest(), actual);
        }
        if (position != blob.size()) {
            throw new RegistryException(
                    "cannot " + call.action() + ": it has " + position + " bytes, not " + blob.size(), null);
        }
        verified = true;
    }

    /** Asks for what is missing; a registry that knows no ranges sends all of it again. */
    private void resume(IOException fault) throws IOException {
        answer.body().close();
        try {
            transport.retryOrThrow(call, fault, ++failures);
            answer = transport.send(call.header("Range", "bytes=" + position + "-"), Set.of(200, PARTIAL));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        toSkip = answer.status() == PARTIAL ? 0 : position;
        var range = answer.header("Content-Range").orElse("");
        if (answer.status() == PARTIAL && !range.startsWith("bytes " + position + "-")) {
            throw new RegistryException(
                    "cannot " + call.action() + ": asked for bytes from " + position + ", got '" + range + "'", null);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
