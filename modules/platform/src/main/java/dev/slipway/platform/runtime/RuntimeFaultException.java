package dev.slipway.platform.runtime;

/** The runtime could not do what it was told; the message says what and why. */
public class RuntimeFaultException extends RuntimeException {
    /** With this message. */
    public RuntimeFaultException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With this message. */
    public RuntimeFaultException(String message) {
        super(message);
    }
}
