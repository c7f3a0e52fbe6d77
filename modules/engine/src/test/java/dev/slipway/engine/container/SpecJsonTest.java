package dev.slipway.engine.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.api.Json;
import dev.slipway.engine.image.HealthCheck;
import dev.slipway.engine.network.Endpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpecJsonTest {
    @Test
    void plainContainerSaysLittle() {
        assertThat(json(ContainerSpec.of("web:1"))).isEqualTo(tree("""
                {"Image": "web:1", "Labels": {}, "Env": [], "Tty": false, "OpenStdin": false, "StdinOnce": false,
                 "HostConfig": {"RestartPolicy": {"Name": "no"}, "Privileged": false, "ReadonlyRootfs": false}}
                """));
    }

    @Test
    void programIsWritten() {
        var program = Program.ofImage()
                .withEntrypoint("")
                .withCommand("serve")
                .withIdentity(new Program.Identity("1:2", List.of("27"), "web-1", "example.org"))
                .withWorkingDirectory("/srv")
                .withStopSignal("SIGINT")
                .withInit();

        assertThat(json(ContainerSpec.of("web:1").withProgram(program).withHealth(HealthCheck.disabled())))
                .isEqualTo(tree("""
                {"Image": "web:1", "Labels": {}, "Env": [], "Tty": false, "OpenStdin": false, "StdinOnce": false,
                 "Entrypoint": [""], "Cmd": ["serve"], "User": "1:2", "Hostname": "web-1", "Domainname": "example.org",
                 "WorkingDir": "/srv", "StopSignal": "SIGINT",
                 "Healthcheck": {"Interval": 0, "Timeout": 0, "StartPeriod": 0, "StartInterval": 0, "Retries": 0,
                                 "Test": ["NONE"]},
                 "HostConfig": {"RestartPolicy": {"Name": "no"}, "GroupAdd": ["27"], "Init": true, "Privileged": false,
                                "ReadonlyRootfs": false}}
                """));
    }

    @Test
    void networkingIsWritten() {
        var networking = new Networking(
                "shop_front",
                new Endpoint(List.of("web"), "10.1.0.5", "", "02:42:ac:11:00:02"),
                List.of(new Port(80, "tcp", "127.0.0.1", 8000, 8010)),
                List.of("9000/tcp"),
                Map.of("db", List.of("10.0.0.1", "10.0.0.2")),
                List.of("9.9.9.9"),
                List.of("example.org"),
                List.of("ndots:2"));

        var json = json(ContainerSpec.of("web:1").withHost(Host.plain().withNetworking(networking)));

        assertThat(json.path("ExposedPorts")).isEqualTo(tree("{\"9000/tcp\": {}, \"80/tcp\": {}}"));
        assertThat(json.path("MacAddress").asString()).isEqualTo("02:42:ac:11:00:02");
        assertThat(json.path("NetworkingConfig")).isEqualTo(tree("""
                {"EndpointsConfig": {"shop_front": {"Aliases": ["web"], "IPAMConfig": {"IPv4Address": "10.1.0.5"},
                                                    "MacAddress": "02:42:ac:11:00:02"}}}
                """));
        assertThat(json.path("HostConfig")).isEqualTo(tree("""
                {"RestartPolicy": {"Name": "no"}, "NetworkMode": "shop_front",
                 "PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8000-8010"}]},
                 "ExtraHosts": ["db:10.0.0.1", "db:10.0.0.2"], "Dns": ["9.9.9.9"], "DnsSearch": ["example.org"],
                 "DnsOptions": ["ndots:2"], "Privileged": false, "ReadonlyRootfs": false}
                """));
    }

    @Test
    void isolationIsWritten() {
        var isolation = new Isolation(
                true,
                List.of("NET_ADMIN"),
                List.of("ALL"),
                List.of(new Isolation.Device("/dev/fuse", "/dev/fuse", "rwm")),
                List.of("c 1:3 mr"),
                List.of("no-new-privileges:true"),
                new Isolation.Namespaces("host", "shareable", "host", "host", "private"),
                "/slipway",
                Map.of("net.core.somaxconn", "1024"),
                true,
                "runc");

        assertThat(json(ContainerSpec.of("web:1").withHost(Host.plain().withIsolation(isolation)))
                        .path("HostConfig"))
                .isEqualTo(tree("""
                {"RestartPolicy": {"Name": "no"}, "Privileged": true, "ReadonlyRootfs": true, "CapAdd": ["NET_ADMIN"],
                 "CapDrop": ["ALL"],
                 "Devices": [{"PathOnHost": "/dev/fuse", "PathInContainer": "/dev/fuse", "CgroupPermissions": "rwm"}],
                 "DeviceCgroupRules": ["c 1:3 mr"], "SecurityOpt": ["no-new-privileges:true"], "PidMode": "host",
                 "IpcMode": "shareable", "UTSMode": "host", "UsernsMode": "host", "CgroupnsMode": "private",
                 "CgroupParent": "/slipway", "Runtime": "runc", "Sysctls": {"net.core.somaxconn": "1024"}}
                """));
    }

    @Test
    void limitsAndLoggingAreWritten() {
        var limits = new Limits(
                1_500_000_000L,
                512,
                "0-1",
                64_000_000,
                32_000_000,
                -1,
                10,
                100,
                1_000_000,
                -500,
                true,
                List.of(new Limits.Ulimit("nofile", 1024, 2048)),
                Map.of("size", "1G"));
        var host = Host.plain().withLimits(limits).withLogging(new Host.Logging("json-file", Map.of("max-size", "1m")));

        assertThat(json(ContainerSpec.of("web:1").withHost(host)).path("HostConfig"))
                .hasToString(tree("""
                {"RestartPolicy": {"Name": "no"}, "Privileged": false, "ReadonlyRootfs": false, "NanoCpus": 1500000000,
                 "CpuShares": 512, "CpusetCpus": "0-1", "Memory": 64000000, "MemoryReservation": 32000000,
                 "MemorySwap": -1, "MemorySwappiness": 10, "PidsLimit": 100, "ShmSize": 1000000, "OomScoreAdj": -500,
                 "OomKillDisable": true, "Ulimits": [{"Name": "nofile", "Soft": 1024, "Hard": 2048}],
                 "StorageOpt": {"size": "1G"}, "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m"}}}
                """).toString());
    }

    @Test
    void mountsAreWritten() {
        var host = Host.plain()
                .withMounts(
                        new Mount.Bind("/srv/a", "/a", true, false, "rslave"),
                        new Mount.Bind("/srv/b", "/b", false, true, "rshared"),
                        new Mount.Volume("data", "/data", false, false),
                        Mount.Volume.nameless("/cache"),
                        new Mount.Memory("/tmp", 1000, 01777));

        assertThat(json(ContainerSpec.of("web:1").withHost(host)).path("HostConfig"))
                .hasToString(tree("""
                {"RestartPolicy": {"Name": "no"}, "Privileged": false, "ReadonlyRootfs": false,
                 "Mounts": [
                   {"Type": "bind", "Target": "/a", "Source": "/srv/a", "ReadOnly": true,
                    "BindOptions": {"Propagation": "rslave"}},
                   {"Type": "volume", "Target": "/data", "ReadOnly": false, "Source": "data",
                    "VolumeOptions": {"NoCopy": true}},
                   {"Type": "volume", "Target": "/cache", "ReadOnly": false},
                   {"Type": "tmpfs", "Target": "/tmp", "TmpfsOptions": {"SizeBytes": 1000, "Mode": 1023}}],
                 "Binds": ["/srv/b:/b:rw,rshared"]}
                """).toString());
    }

    private static JsonNode json(ContainerSpec spec) {
        return tree(SpecJson.container(spec).toString());
    }

    private static JsonNode tree(String text) {
        return Json.read(text);
    }
}
