package dev.slipway.server.http;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.RefusedException;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.platform.store.StoreException;
import java.util.List;

/**
 * What went wrong (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one message for people
 * @param reasons single sentences where there are several; empty otherwise
 */
public record Problem(String type, String title, int status, String detail, List<String> reasons) {
    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Copies the list. */
    public Problem {
        reasons = List.copyOf(reasons);
    }

    static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    private static Problem of(int status, String detail, List<String> reasons) {
        return new Problem("about:blank", title(status), status, detail, reasons);
    }

    /** What a fault is to the one who asked. */
    static Problem of(Exception fault) {
        var detail = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        return switch (fault) {
            case BadRequestException _ -> of(400, detail);
            case RefusedException refused -> of(403, detail, refused.reasons());
            case AbsentException _ -> of(404, detail);
            case ConflictException _ -> of(409, detail);
            case ImageAbsentException _ -> of(422, detail);
            case IllegalArgumentException _ -> of(422, detail);
            case RuntimeFaultException _ -> of(502, detail);
            case StoreException _ -> of(503, detail);
            case InterruptedException _ -> of(503, "the server is stopping");
            case LateException _ -> of(504, detail);
            default -> of(500, fault.toString());
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 422 -> "Unprocessable Content";
            case 426 -> "Upgrade Required";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }
}
