package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks, ports and names of a service. The mode is null where the service joins the networks. */
public record Networking(
        @Nullable String networkMode,
        Map<String, Attachment> networks,
        List<PublishedPort> ports,
        List<String> expose,
        List<String> links,
        List<String> externalLinks,
        Map<String, List<String>> extraHosts,
        List<String> dns,
        List<String> dnsOptions,
        List<String> dnsSearch,
        @Nullable String hostname,
        @Nullable String domainname,
        @Nullable String macAddress) {
    /** Copies the lists. */
    public Networking {
        ports = List.copyOf(ports);
        expose = List.copyOf(expose);
        links = List.copyOf(links);
        externalLinks = List.copyOf(externalLinks);
        dns = List.copyOf(dns);
        dnsOptions = List.copyOf(dnsOptions);
        dnsSearch = List.copyOf(dnsSearch);
    }

    /** What a mapping in canonical form says. */
    public static Networking of(Mapping mapping) {
        var values = new Values(mapping);
        return new Networking(
                values.text("network_mode"),
                values.named("networks", Attachment::of),
                values.list("ports", PublishedPort::of),
                values.texts("expose"),
                values.texts("links"),
                values.texts("external_links"),
                hosts(mapping.mapping("extra_hosts")),
                values.texts("dns"),
                values.texts("dns_opt"),
                values.texts("dns_search"),
                values.text("hostname"),
                values.text("domainname"),
                values.text("mac_address"));
    }

    private static Map<String, List<String>> hosts(Mapping mapping) {
        var hosts = new LinkedHashMap<String, List<String>>();
        mapping.entries().keySet().forEach(host -> hosts.put(host, mapping.texts(host)));
        return Collections.unmodifiableMap(hosts);
    }
}
