package dev.slipway.engine.session;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Unary gRPC over HTTP/2 (grpc, {@code doc/PROTOCOL-HTTP2.md}). */
final class GrpcHandler extends Handler.Abstract {
    /** One byte that tells whether the message is compressed, four for its length. */
    private static final int PREFIX_BYTES = 5;

    private final SessionServices services;

    GrpcHandler(SessionServices services) {
        this.services = services;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var body = Content.Source.asInputStream(request).readAllBytes();
        var message = body.length < PREFIX_BYTES ? new byte[0] : Arrays.copyOfRange(body, PREFIX_BYTES, body.length);
        var reply = services.call(Request.getPathInContext(request), message);
        response.getHeaders().put("content-type", "application/grpc");
        switch (reply) {
            case GrpcReply.Message(var content) -> {
                response.setTrailersSupplier(() -> HttpFields.build().put("grpc-status", "0"));
                // A message wider than HTTP/2's window must be gone before the trailers are asked for.
                response.write(
                        false,
                        framed(content),
                        Callback.from(() -> response.write(true, ByteBuffer.allocate(0), callback), callback::failed));
            }
            case GrpcReply.Refusal(var status, var reason) -> {
                response.setTrailersSupplier(
                        () -> HttpFields.build().put("grpc-status", status).put("grpc-message", reason));
                response.write(true, ByteBuffer.allocate(0), callback);
            }
        }
        return true;
    }

    private static ByteBuffer framed(ByteString message) {
        return ByteBuffer.allocate(PREFIX_BYTES + message.size())
                .put((byte) 0)
                .putInt(message.size())
                .put(message.asReadOnlyByteBuffer())
                .flip();
    }
}
