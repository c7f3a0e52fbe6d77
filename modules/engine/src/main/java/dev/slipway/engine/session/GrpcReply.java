package dev.slipway.engine.session;

import com.google.protobuf.ByteString;

/** What a gRPC method answers. */
sealed interface GrpcReply {
    /** A message, with status 0. */
    record Message(ByteString content) implements GrpcReply {}

    /** An error (gRPC, "Status codes and their use in gRPC"). */
    record Refusal(int status, String message) implements GrpcReply {}
}
