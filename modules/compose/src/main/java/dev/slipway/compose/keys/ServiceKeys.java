package dev.slipway.compose.keys;

import static dev.slipway.compose.keys.Key.bytes;
import static dev.slipway.compose.keys.Key.duration;
import static dev.slipway.compose.keys.Key.flag;
import static dev.slipway.compose.keys.Key.list;
import static dev.slipway.compose.keys.Key.mapping;
import static dev.slipway.compose.keys.Key.named;
import static dev.slipway.compose.keys.Key.table;
import static dev.slipway.compose.keys.Key.text;
import static dev.slipway.compose.keys.Key.texts;
import static dev.slipway.compose.keys.Key.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The keys of a service. */
final class ServiceKeys {
    private static final String WINDOWS = "only Windows containers have it";
    private static final String INFRASTRUCTURE = "only where the project is marked as infrastructure";
    private static final String ONE_HOLDER =
            "only one container can have it at a time: the service is replaced in place, with a gap, and cannot be scaled";

    private ServiceKeys() {}

    static Key service() {
        List<Key> keys = new ArrayList<>();
        keys.addAll(origin());
        keys.addAll(process());
        keys.addAll(lifecycle());
        keys.addAll(networking());
        keys.addAll(storage());
        keys.addAll(limits());
        keys.addAll(isolation());
        return mapping("*", keys.toArray(Key[]::new));
    }

    private static List<Key> origin() {
        return List.of(
                text("image"),
                BuildKeys.build(),
                pullPolicy(),
                text("pull_refresh_after").warned("images are pulled at every deployment"),
                text("platform"),
                mapping("extends", text("service"), Key.of("file", Shape.PATH)),
                mapping("provider", text("type"), Key.of("options", Shape.ANY))
                        .refused("Slipway runs no provider plugins; let a service publish the variables"),
                named("models", mapping("*", text("endpoint_var"), text("model_var")))
                        .refused("Slipway runs no language models; run one as a service"),
                Key.of("develop", Shape.ANY).warned("nothing is watched; run 'slipway up' after a change"));
    }

    private static Key pullPolicy() {
        var late = "images are pulled at every deployment";
        return text("pull_policy")
                .values("always", "never", "missing", "if_not_present", "build")
                .valueWarned("refresh", late)
                .valueWarned("daily", late)
                .valueWarned("weekly", late)
                .valueWarned("every_*", late);
    }

    private static List<Key> process() {
        return List.of(
                Key.of("command", Shape.WORDS),
                Key.of("entrypoint", Shape.WORDS),
                table("environment"),
                list(
                        "env_file",
                        Key.of("path", Shape.PATH),
                        flag("required"),
                        text("format").values("raw")),
                text("working_dir"),
                text("user"),
                texts("group_add"),
                flag("init"),
                flag("tty"),
                flag("stdin_open"),
                table("labels"),
                Key.of("label_file", Shape.PATHS),
                table("annotations").warned("needs engine API 1.43"),
                mapping("logging", text("driver"), table("options")),
                flag("attach").warned("'slipway logs' shows the services it is asked for"),
                text("container_name").warned(ONE_HOLDER));
    }

    private static List<Key> lifecycle() {
        return List.of(
                named("depends_on", mapping("*", condition(), flag("restart"), flag("required"))),
                healthcheck(),
                text("restart").values("", "no", "always", "unless-stopped", "on-failure", "on-failure:*"),
                text("stop_signal"),
                duration("stop_grace_period"),
                hook("pre_start", text("image"), flag("per_replica")),
                hook("post_start"),
                hook("pre_stop"),
                whole("scale"),
                texts("profiles"),
                DeployKeys.deploy());
    }

    private static Key condition() {
        return text("condition").values("service_started", "service_healthy", "service_completed_successfully");
    }

    private static Key healthcheck() {
        return mapping(
                "healthcheck",
                Key.of("test", Shape.TEST),
                duration("interval"),
                duration("timeout"),
                whole("retries"),
                duration("start_period"),
                duration("start_interval").warned("needs engine API 1.44; 'interval' holds from the start"),
                flag("disable"));
    }

    private static Key hook(String name, Key... more) {
        List<Key> keys = new ArrayList<>(List.of(
                Key.of("command", Shape.WORDS),
                text("user"),
                flag("privileged"),
                text("working_dir"),
                table("environment")));
        keys.addAll(Arrays.asList(more));
        return list(name, keys.toArray(Key[]::new));
    }

    private static List<Key> networking() {
        return List.of(
                text("network_mode").note("'host' and 'container:…' " + INFRASTRUCTURE),
                named("networks", attachment()),
                ports(),
                texts("expose"),
                texts("links"),
                texts("external_links"),
                Key.of("extra_hosts", Shape.HOSTS),
                texts("dns"),
                texts("dns_opt"),
                texts("dns_search"),
                text("hostname"),
                text("domainname"),
                text("mac_address").warned(ONE_HOLDER));
    }

    private static Key attachment() {
        return mapping(
                "*",
                texts("aliases"),
                text("ipv4_address").warned(ONE_HOLDER),
                text("ipv6_address").warned(ONE_HOLDER),
                texts("link_local_ips"),
                text("mac_address").warned(ONE_HOLDER),
                table("driver_opts"),
                whole("priority"),
                text("interface_name").warned("needs engine API 1.49; the engine names the interface"),
                whole("gw_priority").warned("needs engine API 1.48; 'priority' decides"));
    }

    private static Key ports() {
        return list(
                "ports",
                whole("target"),
                text("published"),
                text("host_ip"),
                text("protocol").values("tcp", "udp", "sctp"),
                text("mode").values("host", "ingress"),
                text("name"),
                text("app_protocol"));
    }

    private static List<Key> storage() {
        return List.of(
                mounts(),
                texts("tmpfs"),
                texts("volumes_from"),
                flag("read_only"),
                bytes("shm_size"),
                table("storage_opt"),
                ComposeKeys.grants("secrets"),
                ComposeKeys.grants("configs"));
    }

    private static Key mounts() {
        return list(
                "volumes",
                text("type")
                        .values("volume", "bind", "tmpfs")
                        .valueRefused("image", "needs engine API 1.48")
                        .valueRefused("cluster", "only Swarm has cluster volumes")
                        .valueRefused("npipe", WINDOWS),
                text("source"),
                text("target"),
                flag("read_only"),
                text("consistency").warned("only Docker Desktop on macOS knows it"),
                mapping(
                        "bind",
                        text("propagation").values("shared", "slave", "private", "rshared", "rslave", "rprivate"),
                        flag("create_host_path"),
                        text("selinux").values("z", "Z"),
                        text("recursive")
                                .values("enabled", "disabled")
                                .valueRefused("writable", "needs engine API 1.44")
                                .valueRefused("readonly", "needs engine API 1.44")),
                mapping(
                        "volume",
                        flag("nocopy"),
                        table("labels"),
                        text("subpath").refused("needs engine API 1.45; without it the whole volume would be mounted")),
                mapping("tmpfs", bytes("size"), Key.of("mode", Shape.FILE_MODE)),
                mapping("image", text("subpath")));
    }

    private static List<Key> limits() {
        return List.of(
                bytes("mem_limit"),
                bytes("mem_reservation"),
                bytes("memswap_limit"),
                whole("mem_swappiness"),
                Key.of("cpus", Shape.NUMBER),
                whole("cpu_shares"),
                whole("cpu_quota"),
                whole("cpu_period"),
                Key.of("cpu_rt_runtime", Shape.MICROSECONDS),
                Key.of("cpu_rt_period", Shape.MICROSECONDS),
                text("cpuset"),
                whole("cpu_count").warned(WINDOWS),
                whole("cpu_percent").warned(WINDOWS),
                whole("pids_limit"),
                flag("oom_kill_disable"),
                whole("oom_score_adj"),
                ComposeKeys.ulimits("ulimits"),
                ComposeKeys.devices("gpus"),
                mapping(
                        "blkio_config",
                        whole("weight"),
                        list("weight_device", text("path"), whole("weight")),
                        ComposeKeys.blkioLimits("device_read_bps", true),
                        ComposeKeys.blkioLimits("device_write_bps", true),
                        ComposeKeys.blkioLimits("device_read_iops", false),
                        ComposeKeys.blkioLimits("device_write_iops", false)));
    }

    private static List<Key> isolation() {
        return List.of(
                flag("privileged").note(INFRASTRUCTURE),
                texts("cap_add").note(INFRASTRUCTURE),
                texts("cap_drop"),
                texts("security_opt"),
                list("devices", text("source"), text("target"), text("permissions"))
                        .note(INFRASTRUCTURE),
                texts("device_cgroup_rules").note(INFRASTRUCTURE),
                text("pid").note("'host' " + INFRASTRUCTURE),
                text("ipc").note("'host' " + INFRASTRUCTURE),
                text("uts").note("'host' " + INFRASTRUCTURE),
                text("userns_mode").note("'host' " + INFRASTRUCTURE),
                text("cgroup").values("host", "private"),
                text("cgroup_parent").note(INFRASTRUCTURE),
                table("sysctls"),
                text("runtime"),
                text("isolation").values("default").valueRefused("*", WINDOWS),
                mapping("credential_spec", text("config"), text("file"), text("registry"))
                        .refused(WINDOWS),
                flag("use_api_socket")
                        .refused("mount the engine's socket as a volume, in a project marked as infrastructure"));
    }
}
