package dev.slipway.docker;

import dev.slipway.docker.gear.GearContainer;
import dev.slipway.docker.gear.GearMapping;
import dev.slipway.docker.gear.JobMapping;
import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.Program;
import dev.slipway.platform.application.Lifecycle.Job;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.util.Optional;
import java.util.TreeMap;

/** Runs jobs in containers, which stay so that their outcome is found again until a later release has some. */
final class Jobs {
    private static final int MOST_LINES = 100;

    private final Engine engine;
    private final Ownership ownership;
    private final Starter starter;
    private final Catalogue images;
    private final Assembly assembly;

    Jobs(Engine engine, Ownership ownership, Starter starter, Catalogue images, Assembly assembly) {
        this.engine = engine;
        this.ownership = ownership;
        this.starter = starter;
        this.images = images;
        this.assembly = assembly;
    }

    JobOutcome run(JobSpec job) throws InterruptedException {
        removeOlder(job);
        var found = find(job);
        var id = found.isPresent() ? found.get() : begin(job);
        if (!Waiting.ended(engine, id, job.patience())) {
            engine.containers().removeForcibly(id);
            throw new RuntimeFaultException(
                    "job " + job.name() + " of " + job.gear().name().application() + " did not end within "
                            + job.patience().toSeconds() + " s");
        }
        return outcome(job, id);
    }

    private JobOutcome outcome(JobSpec job, String id) throws InterruptedException {
        var details = engine.containers()
                .inspect(id)
                .orElseThrow(() -> new RuntimeFaultException("the container of job " + job.name() + " was removed"));
        var output = new Tail();
        engine.containers().logs(id, LogQuery.everything().withTail(MOST_LINES), output);
        return new JobOutcome(details.state().exitCode(), output.toString());
    }

    /** The container of a job that was begun; one that did not get as far as running is begun anew. */
    private Optional<String> find(JobSpec job) {
        var containers = ownership.containers(
                LabelFilter.equal(Labels.APPLICATION, job.gear().name().application()),
                LabelFilter.equal(Labels.JOB, job.name()));
        for (var container : containers) {
            if (!container.name().endsWith(Gears.UNFINISHED)
                    && !container.state().equals("created")) {
                return Optional.of(container.id());
            }
            engine.containers().removeForcibly(container.id());
        }
        return Optional.empty();
    }

    private void removeOlder(JobSpec job) {
        var release = Integer.toString(job.gear().release());
        ownership
                .containers(
                        LabelFilter.equal(Labels.APPLICATION, job.gear().name().application()),
                        LabelFilter.equal(Labels.SERVICE, job.gear().name().service()),
                        LabelFilter.present(Labels.JOB))
                .stream()
                .filter(container -> !release.equals(container.labels().get(Labels.RELEASE)))
                .map(ContainerSummary::id)
                .forEach(engine.containers()::removeForcibly);
    }

    private String begin(JobSpec job) throws InterruptedException {
        var name = job.gear().name().application() + "-" + job.name();
        return assembly.assemble(name, container(job), id -> {
            engine.containers().rename(id, name);
            engine.containers().start(id);
            return id;
        });
    }

    private GearContainer container(JobSpec job) throws InterruptedException {
        var gear = withImage(job);
        var container = JobMapping.of(
                GearMapping.of(gear, starter.surroundings(gear).withoutAddresses()),
                job.job().command(),
                Labels.ofJob(gear, job.name()),
                job.job().privileged());
        return container.withSpec(
                container.spec().withProgram(program(job.job(), container.spec().program())));
    }

    private GearSpec withImage(JobSpec job) throws InterruptedException {
        var gear = job.gear();
        if (job.job().image().isEmpty()) {
            return gear;
        }
        return new GearSpec(
                gear.name(),
                gear.project(),
                gear.release(),
                gear.fingerprint(),
                images.image(job.job().image(), PullPolicy.MISSING),
                gear.application(),
                gear.environment(),
                gear.files());
    }

    private static Program program(Job job, Program program) {
        var environment = new TreeMap<>(program.environment());
        environment.putAll(job.environment());
        var other = program.withEnvironment(environment);
        other = job.user().isEmpty() ? other : other.withUser(job.user());
        return job.workingDirectory().isEmpty() ? other : other.withWorkingDirectory(job.workingDirectory());
    }
}
