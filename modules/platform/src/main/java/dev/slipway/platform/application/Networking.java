package dev.slipway.platform.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How gears are reached and what they reach.
 *
 * @param mode where the gears stand
 * @param attachments the networks they are in; only in mode {@link Mode.Networks}
 * @param ports ports of the machine that lead to them
 * @param exposed ports that others of the same network may use, such as {@code 80/tcp}
 * @param hosts further names and the addresses they stand for
 * @param dns name servers, instead of the engine's
 * @param dnsSearch domains to search
 * @param dnsOptions options of the resolver
 * @param containerName name the container must have, or empty for the usual one
 */
public record Networking(
        Mode mode,
        List<Attachment> attachments,
        List<Port> ports,
        List<String> exposed,
        Map<String, List<String>> hosts,
        List<String> dns,
        List<String> dnsSearch,
        List<String> dnsOptions,
        String containerName) {
    /** Copies what it is given. */
    public Networking {
        attachments = List.copyOf(attachments);
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        hosts = Ordered.copyOf(hosts);
        dns = List.copyOf(dns);
        dnsSearch = List.copyOf(dnsSearch);
        dnsOptions = List.copyOf(dnsOptions);
    }

    /** Where gears stand. */
    public sealed interface Mode {
        /** In networks of the application. */
        record Networks() implements Mode {}

        /** On the machine's own network. */
        record Host() implements Mode {}

        /** Without any network. */
        record None() implements Mode {}

        /**
         * In the network of the gear with the same slot of another service, or of its first.
         *
         * @param service the other service
         */
        record OfService(String service) implements Mode {}
    }

    /**
     * A network that gears are in.
     *
     * @param network its name in the application
     * @param aliases names beside the service's and the gear's own
     * @param ipv4 fixed address, or empty
     * @param ipv6 fixed address, or empty
     * @param mac fixed hardware address, or empty
     */
    public record Attachment(String network, List<String> aliases, String ipv4, String ipv6, String mac) {
        /** Copies the list. */
        public Attachment {
            aliases = List.copyOf(aliases);
        }

        private boolean fixed() {
            return !ipv4.isEmpty() || !ipv6.isEmpty() || !mac.isEmpty();
        }

        /** Of this network, with the usual names. */
        public static Attachment of(String network) {
            return new Attachment(network, List.of(), "", "", "");
        }
    }

    /**
     * A port of the machine that leads to a gear.
     *
     * @param address address of the machine, or empty for all
     * @param published first port of the machine; 0 lets the engine choose
     * @param lastPublished last port of the machine from which gears take the first free one; as {@code published} for one
     * @param target port of the gear
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     */
    public record Port(String address, int published, int lastPublished, int target, String protocol) {
        /** Whether every gear needs this very port of the machine. */
        public boolean fixed() {
            return published != 0 && published == lastPublished;
        }

        private int room() {
            return lastPublished - published + 1;
        }
    }

    /** In no network, with no ports: what a service has before it is said. */
    public static Networking none() {
        return new Networking(
                new Mode.Networks(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), "");
    }

    /** In these networks, with the usual names. */
    public static Networking in(String... networks) {
        return none().withAttachments(
                        List.of(networks).stream().map(Attachment::of).toList());
    }

    /** The same in these networks. */
    public Networking withAttachments(List<Attachment> others) {
        return new Networking(mode, others, ports, exposed, hosts, dns, dnsSearch, dnsOptions, containerName);
    }

    /** The same with these ports. */
    public Networking withPorts(List<Port> others) {
        return new Networking(mode, attachments, others, exposed, hosts, dns, dnsSearch, dnsOptions, containerName);
    }

    /**
     * How many gears there may be.
     *
     * @param most how many
     * @param reason why no more, to be shown
     */
    public record Room(int most, String reason) {}

    /** Room for gears, where there is not room for any number. */
    public Optional<Room> room() {
        if (mode instanceof Mode.Host) {
            return Optional.of(new Room(1, "a second one would have the same ports of the machine's network"));
        }
        if (!containerName.isEmpty()) {
            return Optional.of(new Room(1, "only one can have the container name '" + containerName + "'"));
        }
        if (attachments.stream().anyMatch(Attachment::fixed)) {
            return Optional.of(new Room(1, "only one can have the fixed address"));
        }
        return ports.stream()
                .filter(port -> port.published() != 0)
                .min(Comparator.comparingInt(Port::room))
                .map(port -> new Room(port.room(), reason(port)));
    }

    private static String reason(Port port) {
        var what = port.fixed()
                ? "port " + port.published() + "/" + port.protocol() + " of the machine leads to one only"
                : "ports " + port.published() + "-" + port.lastPublished() + "/" + port.protocol()
                        + " of the machine lead to " + port.room();
        return what + "; publish a range such as '" + port.published() + "-" + (port.published() + 9) + ":"
                + port.target() + "', or '" + port.target() + "' alone for any free port";
    }

    /** Whether a second gear cannot stand beside the first: a fixed port, address or name, or the machine's network. */
    public boolean exclusive() {
        return mode instanceof Mode.Host
                || !containerName.isEmpty()
                || ports.stream().anyMatch(Port::fixed)
                || attachments.stream().anyMatch(Attachment::fixed);
    }
}
