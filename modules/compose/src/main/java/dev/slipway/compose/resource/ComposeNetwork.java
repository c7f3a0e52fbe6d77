package dev.slipway.compose.resource;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network of a project; its name in the engine differs from the key that services use. */
public record ComposeNetwork(
        String key,
        String name,
        boolean external,
        @Nullable String driver,
        Map<String, String> driverOptions,
        boolean internal,
        boolean attachable,
        boolean ipv6,
        @Nullable String ipamDriver,
        Map<String, String> ipamOptions,
        List<Subnet> subnets,
        Map<String, String> labels) {

    /** Copies the list. */
    public ComposeNetwork {
        subnets = List.copyOf(subnets);
    }

    /** What a mapping in canonical form says of the network that has this key. */
    public static ComposeNetwork of(String key, Mapping mapping) {
        var values = new Values(mapping);
        var ipam = new Values(mapping.mapping("ipam"));
        return new ComposeNetwork(
                key,
                values.text("name", key),
                values.flag("external"),
                values.text("driver"),
                values.table("driver_opts"),
                values.flag("internal"),
                values.flag("attachable"),
                values.flag("enable_ipv6"),
                ipam.text("driver"),
                ipam.table("options"),
                ipam.list("config", Subnet::of),
                values.table("labels"));
    }

    /** Addresses of a network: subnet and range as CIDR, the gateway's address, addresses kept free by host name. */
    public record Subnet(
            @Nullable String subnet,
            @Nullable String ipRange,
            @Nullable String gateway,
            Map<String, String> auxAddresses) {
        static Subnet of(Mapping mapping) {
            var values = new Values(mapping);
            return new Subnet(
                    values.text("subnet"),
                    values.text("ip_range"),
                    values.text("gateway"),
                    values.table("aux_addresses"));
        }
    }
}
