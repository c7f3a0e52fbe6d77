package dev.slipway.engine.build;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Decodes {@link Trace}s by their field numbers; fields it does not know are skipped. */
final class TraceDecoder {
    private TraceDecoder() {}

    static Trace decode(byte[] message) throws IOException {
        var trace = new Trace(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        fields(CodedInputStream.newInstance(message), (field, in) -> {
            switch (field) {
                case 1 -> trace.vertices().add(vertex(nested(in)));
                case 2 -> trace.statuses().add(status(nested(in)));
                case 3 -> trace.logs().add(log(nested(in)));
                default -> in.skipField(in.getLastTag());
            }
        });
        return trace;
    }

    private static Trace.Vertex vertex(CodedInputStream message) throws IOException {
        var vertex = new VertexFields();
        fields(message, (field, in) -> {
            switch (field) {
                case 1 -> vertex.digest = in.readString();
                case 3 -> vertex.name = in.readString();
                case 4 -> vertex.cached = in.readBool();
                case 5 -> vertex.started = instant(nested(in));
                case 6 -> vertex.completed = instant(nested(in));
                case 7 -> vertex.error = in.readString();
                default -> in.skipField(in.getLastTag());
            }
        });
        return vertex.done();
    }

    private static Trace.Status status(CodedInputStream message) throws IOException {
        var texts = new String[] {"", "", ""};
        var numbers = new long[2];
        fields(message, (field, in) -> {
            switch (field) {
                case 1, 2, 3 -> texts[field - 1] = in.readString();
                case 4, 5 -> numbers[field - 4] = in.readInt64();
                default -> in.skipField(in.getLastTag());
            }
        });
        return new Trace.Status(texts[0], texts[1], texts[2], numbers[0], numbers[1]);
    }

    private static Trace.Log log(CodedInputStream message) throws IOException {
        var log = new LogFields();
        fields(message, (field, in) -> {
            switch (field) {
                case 1 -> log.vertex = in.readString();
                case 3 -> log.stream = in.readInt64();
                case 4 -> log.message = in.readBytes();
                default -> in.skipField(in.getLastTag());
            }
        });
        return new Trace.Log(log.vertex, log.stream, log.message);
    }

    /** The message {@code google.protobuf.Timestamp}. */
    private static Instant instant(CodedInputStream message) throws IOException {
        var parts = new long[2];
        fields(message, (field, in) -> {
            switch (field) {
                case 1, 2 -> parts[field - 1] = in.readInt64();
                default -> in.skipField(in.getLastTag());
            }
        });
        return Instant.ofEpochSecond(parts[0], parts[1]);
    }

    private static CodedInputStream nested(CodedInputStream in) throws IOException {
        return CodedInputStream.newInstance(in.readByteArray());
    }

    private static void fields(CodedInputStream in, FieldReader reader) throws IOException {
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            reader.read(WireFormat.getTagFieldNumber(tag), in);
        }
    }

    /** Reads, or skips, the value of one field. */
    private interface FieldReader {
        void read(int field, CodedInputStream in) throws IOException;
    }

    private static final class VertexFields {
        private String digest = "";
        private String name = "";
        private boolean cached;
        private @Nullable Instant started;
        private @Nullable Instant completed;
        private String error = "";

        private Trace.Vertex done() {
            return new Trace.Vertex(digest, name, cached, started, completed, error);
        }
    }

    private static final class LogFields {
        private String vertex = "";
        private long stream;
        private ByteString message = ByteString.EMPTY;
    }
}
