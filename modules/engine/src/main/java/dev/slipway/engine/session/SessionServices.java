package dev.slipway.engine.session;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.slipway.engine.api.RegistryCredentials;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The gRPC methods of a session; messages are encoded by their field numbers. */
final class SessionServices {
    /** {@code session/secrets/secrets.proto} of BuildKit. */
    private static final String GET_SECRET = "/moby.buildkit.secrets.v1.Secrets/GetSecret";

    /** {@code session/auth/auth.proto} of BuildKit. */
    private static final String CREDENTIALS = "/moby.filesync.v1.Auth/Credentials";

    /** {@code grpc/health/v1/health.proto} of gRPC; BuildKit drops a session that does not answer it. */
    private static final String HEALTH = "/grpc.health.v1.Health/Check";

    private static final int NOT_FOUND = 5;
    private static final int UNIMPLEMENTED = 12;
    private static final int SERVING = 1;

    private final Map<String, byte[]> secrets;
    private final Map<String, RegistryCredentials> credentials;

    SessionServices(Map<String, byte[]> secrets, Map<String, RegistryCredentials> credentials) {
        this.secrets = Map.copyOf(secrets);
        this.credentials = Map.copyOf(credentials);
    }

    List<String> methods() {
        return List.of(GET_SECRET, CREDENTIALS, HEALTH);
    }

    GrpcReply call(String method, byte[] message) throws IOException {
        return switch (method) {
            case GET_SECRET -> secret(firstField(message));
            case CREDENTIALS -> credentials(firstField(message));
            case HEALTH -> reply(out -> out.writeEnum(1, SERVING));
            default -> new GrpcReply.Refusal(UNIMPLEMENTED, "no method " + method);
        };
    }

    private GrpcReply secret(String id) throws IOException {
        var secret = secrets.get(id);
        if (secret == null) {
            return new GrpcReply.Refusal(NOT_FOUND, "no secret " + id);
        }
        return reply(out -> out.writeByteArray(1, secret));
    }

    /** BuildKit asks for the host it connects to, which for Docker Hub is not the one in image names. */
    private GrpcReply credentials(String host) throws IOException {
        var registry = host.equals("registry-1.docker.io") ? "docker.io" : host;
        var found = credentials.getOrDefault(registry, RegistryCredentials.anonymous());
        return reply(out -> {
            out.writeString(1, found.username());
            out.writeString(2, found.password());
        });
    }

    /** All three requests carry a name in field 1. */
    private static String firstField(byte[] message) throws IOException {
        var in = CodedInputStream.newInstance(message);
        var value = "";
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                value = in.readString();
            } else {
                in.skipField(tag);
            }
        }
        return value;
    }

    private static GrpcReply reply(MessageWriter writer) throws IOException {
        var bytes = ByteString.newOutput();
        var out = CodedOutputStream.newInstance(bytes);
        writer.write(out);
        out.flush();
        return new GrpcReply.Message(bytes.toByteString());
    }

    /** Writes the fields of a message. */
    private interface MessageWriter {
        void write(CodedOutputStream out) throws IOException;
    }
}
