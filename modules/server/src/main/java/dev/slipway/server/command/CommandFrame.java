package dev.slipway.server.command;

import java.nio.ByteBuffer;

/** What is said about a command that runs: one byte that says what, and what belongs to it, numbers in network order. */
public sealed interface CommandFrame {
    /**
     * To its standard input; 0.
     *
     * @param bytes the bytes; none is its end
     */
    record Stdin(ByteBuffer bytes) implements CommandFrame {}

    /**
     * From its standard output, or from its terminal; 1.
     *
     * @param bytes the bytes
     */
    record Stdout(ByteBuffer bytes) implements CommandFrame {}

    /**
     * From its standard error; 2.
     *
     * @param bytes the bytes
     */
    record Stderr(ByteBuffer bytes) implements CommandFrame {}

    /**
     * It has ended; 3 and four bytes.
     *
     * @param exitCode its exit code
     */
    record End(int exitCode) implements CommandFrame {}

    /**
     * Its terminal has another size; 4 and twice two bytes.
     *
     * @param rows lines
     * @param columns characters of a line
     */
    record Resize(int rows, int columns) implements CommandFrame {}

    /** As bytes. */
    default ByteBuffer encode() {
        return switch (this) {
            case Stdin(var bytes) -> joined(0, bytes);
            case Stdout(var bytes) -> joined(1, bytes);
            case Stderr(var bytes) -> joined(2, bytes);
            case End(var code) ->
                ByteBuffer.allocate(5).put((byte) 3).putInt(code).flip();
            case Resize(var rows, var columns) ->
                ByteBuffer.allocate(5)
                        .put((byte) 4)
                        .putShort((short) rows)
                        .putShort((short) columns)
                        .flip();
        };
    }

    private static ByteBuffer joined(int kind, ByteBuffer bytes) {
        return ByteBuffer.allocate(1 + bytes.remaining())
                .put((byte) kind)
                .put(bytes.duplicate())
                .flip();
    }

    /** Reads what {@link #encode} wrote; throws {@link IllegalArgumentException} for anything else. */
    static CommandFrame decode(ByteBuffer message) {
        if (!message.hasRemaining()) {
            throw new IllegalArgumentException("an empty message: expected a byte that says what it is");
        }
        var kind = message.get();
        var rest = message.slice();
        return switch (kind) {
            case 0 -> new Stdin(rest);
            case 1 -> new Stdout(rest);
            case 2 -> new Stderr(rest);
            case 3 -> new End(four(rest).getInt());
            case 4 -> {
                var numbers = four(rest);
                yield new Resize(Short.toUnsignedInt(numbers.getShort()), Short.toUnsignedInt(numbers.getShort()));
            }
            default -> throw new IllegalArgumentException("a message of kind " + kind + ": expected 0 to 4");
        };
    }

    private static ByteBuffer four(ByteBuffer rest) {
        if (rest.remaining() != 4) {
            throw new IllegalArgumentException("a message of " + rest.remaining() + " bytes: expected 4");
        }
        return rest;
    }
}
