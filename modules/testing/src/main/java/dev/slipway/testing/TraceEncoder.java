package dev.slipway.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/** Encodes BuildKit's progress messages by the field numbers of its {@code control.proto}. */
final class TraceEncoder {
    private static final int VERTICES = 1;
    private static final int LOGS = 3;

    private TraceEncoder() {}

    static String started(String digest, String name) throws IOException {
        return vertex(digest, name, out -> out.writeByteArray(5, instant(Instant.now())));
    }

    static String cached(String digest, String name) throws IOException {
        return vertex(digest, name, out -> {
            out.writeBool(4, true);
            out.writeByteArray(5, instant(Instant.now()));
            out.writeByteArray(6, instant(Instant.now()));
        });
    }

    static String finished(String digest, String name, String error) throws IOException {
        return vertex(digest, name, out -> {
            out.writeByteArray(5, instant(Instant.now()));
            out.writeByteArray(6, instant(Instant.now()));
            out.writeString(7, error);
        });
    }

    static String log(String digest, String line) throws IOException {
        var log = message(out -> {
            out.writeString(1, digest);
            out.writeInt64(3, 1);
            out.writeBytes(4, ByteString.copyFromUtf8(line + "\n"));
        });
        return text(message(out -> out.writeByteArray(LOGS, log)));
    }

    private static String vertex(String digest, String name, Fields more) throws IOException {
        var vertex = message(out -> {
            out.writeString(1, digest);
            out.writeString(3, name);
            more.write(out);
        });
        return text(message(out -> out.writeByteArray(VERTICES, vertex)));
    }

    private static byte[] instant(Instant time) throws IOException {
        return message(out -> {
            out.writeInt64(1, time.getEpochSecond());
            out.writeInt32(2, time.getNano());
        });
    }

    private static byte[] message(Fields fields) throws IOException {
        var bytes = ByteString.newOutput();
        var out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteString().toByteArray();
    }

    private static String text(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
