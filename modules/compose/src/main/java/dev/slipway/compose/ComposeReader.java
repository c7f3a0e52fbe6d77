package dev.slipway.compose;

import dev.slipway.compose.check.ProjectChecks;
import dev.slipway.compose.check.Support;
import dev.slipway.compose.environment.DotEnv;
import dev.slipway.compose.environment.Interpolation;
import dev.slipway.compose.environment.Variables;
import dev.slipway.compose.finding.Finding;
import dev.slipway.compose.finding.Finding.Severity;
import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.read.Completion;
import dev.slipway.compose.read.ProjectLoader;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.YamlNode.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Compose files into a project (Compose Specification of June 2026, and the form of Compose 1.x). Everything that
 * is wrong with the files is reported together.
 */
public final class ComposeReader {
    private final ComposeFiles request;
    private final Surroundings surroundings;
    private final Findings findings = new Findings();

    private ComposeReader(ComposeFiles request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
    }

    /** Reads what is asked for. */
    public static ComposeReading read(ComposeFiles request, Surroundings surroundings) {
        return new ComposeReader(request, surroundings).read();
    }

    private ComposeReading read() {
        var early = variables(surroundings.folder(), request.envFiles());
        var files = files(early);
        if (files.isEmpty()) {
            findings.error(
                    surroundings.folder(), "there is no compose.yaml or docker-compose.yml here or in a folder above");
            return new ComposeReading.Refused(findings.all());
        }
        var folder = folder(files);
        var variables = variables(folder, request.envFiles());
        var loader = new ProjectLoader(surroundings.home(), profiles(variables), findings);
        var name = name(loader, files, folder, variables);
        var root = loader.load(files, folder, variables.with("COMPOSE_PROJECT_NAME", name));
        if (root.isEmpty() && !findings.hasErrors()) {
            findings.error(files.getFirst(), "says nothing");
        }
        return root.map(tree -> checked(tree, name, folder, loader))
                .orElseGet(() -> new ComposeReading.Refused(findings.all()));
    }

    private ComposeReading checked(Mapping root, String name, Path folder, ProjectLoader loader) {
        Support.report(root, findings);
        ProjectChecks.check(Completion.linked(root), loader.disabled(), findings);
        if (findings.hasErrors()) {
            return new ComposeReading.Refused(findings.all());
        }
        var project = ComposeProject.of(folder, Completion.complete(root, name), loader.disabled());
        return new ComposeReading.Read(project, findings.all());
    }

    private List<Path> files(Variables variables) {
        if (!request.files().isEmpty()) {
            return request.files().stream().map(this::absolute).toList();
        }
        var separator = variables.get("COMPOSE_PATH_SEPARATOR").orElse(":");
        return variables
                .get("COMPOSE_FILE")
                .filter(value -> !value.isEmpty())
                .map(value -> Stream.of(value.split(Pattern.quote(separator)))
                        .map(file -> absolute(Path.of(file)))
                        .toList())
                .orElseGet(() -> FileSearch.from(surroundings.folder()));
    }

    private Path folder(List<Path> files) {
        if (request.projectFolder() != null) {
            return absolute(request.projectFolder());
        }
        return Optional.ofNullable(files.getFirst().getParent()).orElse(surroundings.folder());
    }

    private Variables variables(Path folder, List<Path> envFiles) {
        var outer = new Variables(surroundings.environment());
        var standard = folder.resolve(".env");
        var files = envFiles.isEmpty() && Files.isRegularFile(standard) ? List.of(standard) : envFiles;
        var values = new LinkedHashMap<String, String>();
        for (var file : files) {
            try {
                values.putAll(DotEnv.read(absolute(file), outer.or(values), name -> missing(file, name)));
            } catch (InputException e) {
                findings.add(new Finding(Severity.ERROR, e.file().orElse(file), e.line(), "", e.problem()));
            }
        }
        return outer.or(values);
    }

    private void missing(Path file, String name) {
        findings.add(new Finding(
                Severity.WARNING, file, 0, "", "the variable " + name + " is not set; the empty text is used"));
    }

    private Set<String> profiles(Variables variables) {
        var profiles = new HashSet<>(request.profiles());
        variables
                .get("COMPOSE_PROFILES")
                .ifPresent(names -> Stream.of(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(profiles::add));
        return profiles;
    }

    /** What the command line says, else COMPOSE_PROJECT_NAME, else {@code name:}, else the folder's name. */
    private String name(ProjectLoader loader, List<Path> files, Path folder, Variables variables) {
        if (request.projectName() != null) {
            return checkedName(request.projectName(), files.getFirst(), 0);
        }
        var variable = variables.get("COMPOSE_PROJECT_NAME").filter(name -> !name.isEmpty());
        if (variable.isPresent()) {
            return checkedName(variable.get(), files.getFirst(), 0);
        }
        var written = loader.writtenName(files);
        if (written.isPresent()) {
            var mark = written.get().mark();
            return checkedName(interpolated(written.get().text(), variables), mark.file(), mark.line());
        }
        var near = ProjectName.near(String.valueOf(folder.getFileName()));
        if (near.isEmpty()) {
            findings.error(folder, "the folder's name gives the project no name; add 'name:' to the file");
        }
        return near;
    }

    private String checkedName(String name, Path file, int line) {
        if (!ProjectName.isOne(name)) {
            var near = ProjectName.near(name);
            findings.add(new Finding(
                    Severity.ERROR,
                    file,
                    line,
                    "name",
                    "'" + name + "' is not a project's name; expected small letters, digits, '-' and '_'"
                            + (near.isEmpty() ? "" : ", such as '" + near + "'")));
        }
        return name;
    }

    private static String interpolated(String name, Variables variables) {
        try {
            return new Interpolation(variables::get, missing -> {}).apply(name);
        } catch (IllegalArgumentException e) {
            return name; // reported with the other values of the file
        }
    }

    private Path absolute(Path path) {
        return surroundings.folder().resolve(path).normalize();
    }
}
