package dev.slipway.docker.machine;

import dev.slipway.docker.machine.Machine.Listening;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the kernel's table of sockets (proc_net_tcp in the kernel's documentation). */
final class SocketTable {
    private static final String LISTENING = "0A";
    private static final int WORD = 4;

    private SocketTable() {}

    /** The listening ones of a table with its title; of UDP, all that are bound. */
    static Set<Listening> read(String protocol, List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && (protocol.equals("udp") || fields[3].equals(LISTENING)))
                .map(fields -> listening(protocol, fields[1]))
                .collect(Collectors.toSet());
    }

    private static Listening listening(String protocol, String local) {
        var colon = local.indexOf(':');
        return new Listening(
                protocol, address(local.substring(0, colon)), Integer.parseInt(local.substring(colon + 1), 16));
    }

    /** Addresses stand there in words of four bytes, each with the lowest byte first. */
    private static String address(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        for (var word = 0; word < bytes.length; word += WORD) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        try {
            var address = InetAddress.getByAddress(bytes);
            return address.isAnyLocalAddress() ? "" : address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + hex + "' is no address", e);
        }
    }

    private static void swap(byte[] bytes, int one, int other) {
        var kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }
}
