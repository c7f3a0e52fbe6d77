package dev.slipway.compose.application;

import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.service.ComposeService;
import dev.slipway.compose.service.Execution;
import dev.slipway.compose.service.Hook;
import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Lifecycle.Restart;
import dev.slipway.platform.application.Program;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.application.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A service of a Compose project, in the platform's words. */
final class ServiceMapping {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    private final ComposeProject project;
    private final ComposeService service;
    private final Extension extension;

    ServiceMapping(ComposeProject project, ComposeService service, Extension extension) {
        this.project = project;
        this.service = service;
        this.extension = extension;
    }

    ServiceSpec spec() {
        return new ServiceSpec(
                service.name(),
                BuiltImage.reference(project, service),
                pull(),
                program(),
                service.execution().environment(),
                new MountMapping(service).mounts(),
                new NetworkMapping(service).networking(),
                check(),
                lifecycle(),
                LimitMapping.limits(service),
                RightMapping.rights(service),
                RolloutMapping.rollout(service.deploy()),
                service.replicas(),
                dependencies(),
                extension.published(),
                labels(),
                isJob());
    }

    private PullPolicy pull() {
        if (service.build() != null) {
            return PullPolicy.NEVER;
        }
        return switch (Objects.requireNonNullElse(service.pullPolicy(), "missing")) {
            case "always", "daily", "weekly", "newer" -> PullPolicy.ALWAYS;
            case "never" -> PullPolicy.NEVER;
            default -> PullPolicy.MISSING;
        };
    }

    private Program program() {
        var execution = service.execution();
        return new Program(
                execution.entrypoint(),
                execution.command(),
                text(execution.workingDirectory()),
                text(execution.user()),
                execution.groups(),
                text(service.networking().hostname()),
                text(service.networking().domainname()),
                Boolean.TRUE.equals(execution.init()),
                execution.tty(),
                execution.stdinOpen());
    }

    private @Nullable HealthCheck check() {
        var probe = extension.probe();
        var written = service.healthCheck();
        if (written == null) {
            return probe == null ? null : HealthCheck.of(probe);
        }
        if (written.disabled()) {
            return HealthCheck.of(probe == null ? new Probe.None() : probe);
        }
        var usual = usual(written.test(), probe);
        return new HealthCheck(
                usual.probe(),
                Objects.requireNonNullElse(written.interval(), usual.interval()),
                Objects.requireNonNullElse(written.timeout(), usual.timeout()),
                Objects.requireNonNullElse(written.retries(), usual.retries()),
                Objects.requireNonNullElse(written.startPeriod(), usual.startPeriod()),
                Objects.requireNonNullElse(written.startInterval(), usual.startInterval()));
    }

    /** What is tried, at its usual times; an extension's probe comes before a command. */
    private static HealthCheck usual(@Nullable List<String> test, @Nullable Probe probe) {
        if (probe != null) {
            return HealthCheck.of(probe);
        }
        return test == null || test.isEmpty() ? HealthCheck.ofImage() : HealthCheck.of(new Probe.Command(test));
    }

    private Lifecycle lifecycle() {
        var execution = service.execution();
        var hooks = service.hooks();
        return new Lifecycle(
                restart(execution),
                retries(execution),
                text(execution.stopSignal()),
                Objects.requireNonNullElse(execution.stopGracePeriod(), USUAL_GRACE),
                hooks.preStart().stream().map(ServiceMapping::job).toList(),
                hooks.postStart().stream().map(ServiceMapping::hook).toList(),
                hooks.preStop().stream().map(ServiceMapping::hook).toList());
    }

    /** {@code deploy.restart_policy} before {@code restart}, which Compose takes for no by default. */
    private Restart restart(Execution execution) {
        var policy = service.deploy() == null ? null : service.deploy().restartPolicy();
        var word = policy == null ? Objects.requireNonNullElse(execution.restart(), "no") : policy.condition();
        if (word.startsWith("on-failure")) {
            return Restart.ON_FAILURE;
        }
        return switch (word) {
            case "always", "unless-stopped", "any" -> Restart.ALWAYS;
            default -> Restart.NO;
        };
    }

    private int retries(Execution execution) {
        var policy = service.deploy() == null ? null : service.deploy().restartPolicy();
        if (policy != null) {
            return Objects.requireNonNullElse(policy.maxAttempts(), 0);
        }
        var restart = Objects.requireNonNullElse(execution.restart(), "");
        var colon = restart.indexOf(':');
        return colon < 0 ? 0 : Integer.parseInt(restart.substring(colon + 1));
    }

    private static Lifecycle.Job job(Hook hook) {
        return new Lifecycle.Job(
                text(hook.image()),
                hook.command(),
                text(hook.user()),
                text(hook.workingDirectory()),
                hook.environment(),
                hook.privileged(),
                hook.perReplica());
    }

    private static Lifecycle.Hook hook(Hook hook) {
        return new Lifecycle.Hook(
                hook.command(),
                text(hook.user()),
                hook.privileged(),
                text(hook.workingDirectory()),
                hook.environment());
    }

    private List<Dependency> dependencies() {
        return service.dependsOn().entrySet().stream()
                .filter(entry -> project.services().containsKey(entry.getKey()))
                .map(entry -> new Dependency(
                        entry.getKey(),
                        condition(entry.getValue().condition()),
                        entry.getValue().restart(),
                        entry.getValue().required()))
                .toList();
    }

    private static Dependency.Condition condition(dev.slipway.compose.service.Dependency.Condition condition) {
        return switch (condition) {
            case SERVICE_STARTED -> Dependency.Condition.STARTED;
            case SERVICE_HEALTHY -> Dependency.Condition.HEALTHY;
            case SERVICE_COMPLETED_SUCCESSFULLY -> Dependency.Condition.COMPLETED;
        };
    }

    /** Container labels; annotations have no place of their own in the engine's API of that age. */
    private Map<String, String> labels() {
        var labels = new TreeMap<>(service.annotations());
        labels.putAll(service.labels());
        return labels;
    }

    /** A service that another one waits for to complete, or a global or replicated job. */
    private boolean isJob() {
        var mode = service.deploy() == null ? "" : service.deploy().mode();
        return mode.endsWith("-job")
                || project.services().values().stream()
                        .map(other -> other.dependsOn().get(service.name()))
                        .anyMatch(dependency -> dependency != null
                                && condition(dependency.condition()) == Dependency.Condition.COMPLETED);
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
