package dev.slipway.source.input;

import dev.slipway.git.GitCommit;
import dev.slipway.git.GitRepository;
import dev.slipway.git.WorkingTree;
import dev.slipway.oci.Digest;
import dev.slipway.source.contract.SourceIgnore;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads source, from wherever it is.
 *
 * @param copies folder that keeps what was fetched of git repositories
 * @param work a folder of one build, which its caller removes
 */
public record SourceReader(Path copies, Path work) {
    private static final String IGNORE_FILE = ".s2iignore";
    private static final int NAME_DIGITS = 16;

    /**
     * Reads it.
     *
     * @throws InputException when it is not there, is empty, or has something that no source can have
     */
    public Source read(SourceRequest request) throws InterruptedException {
        return switch (request.location()) {
            case SourceLocation.Git(var address, var ref) -> ofGit(address, chosen(request, ref), request);
            case SourceLocation.Folder(var path, var ref) -> ofFolder(path, chosen(request, ref), request);
            case SourceLocation.Archive(var path) -> ofArchive(path, request);
            case SourceLocation.Binary(var path) -> ofBinary(path);
        };
    }

    private static String chosen(SourceRequest request, String ref) {
        return request.ref().isEmpty() ? ref : request.ref();
    }

    private Source ofGit(String address, String ref, SourceRequest request) throws InterruptedException {
        var repository = new GitRepository(address);
        var copy = folder(copies).resolve(Digest.of(address).shortened(NAME_DIGITS) + ".git");
        var named = ref.isEmpty() ? "HEAD" : ref;
        var commit = repository.resolve(request.commit().isEmpty() ? named : request.commit(), copy);
        var files = folder(work.resolve("source"));
        repository.checkout(commit.id(), copy, files);
        if (request.submodules() && Files.exists(files.resolve(".gitmodules"))) {
            files = work.resolve("clone");
            repository.cloneWithSubmodules(commit.id(), files);
        }
        var revision = new Revision(address, address, named, request.contextDir(), commit, true);
        return source(files, revision, List.of());
    }

    private Source ofFolder(Path path, String ref, SourceRequest request) throws InterruptedException {
        var folder = path.toAbsolutePath().normalize();
        var tree = WorkingTree.around(folder);
        if (tree.isPresent() && !request.workingTree()) {
            var repository = tree.get();
            if (repository.isEmpty() && repository.prefix().isEmpty()) {
                throw new InputException(path, "is a git repository without a commit; commit, or give --working-tree");
            }
            var named = ref.isEmpty() ? "HEAD" : ref;
            if (!repository.isEmpty() && (!ref.isEmpty() || repository.has(named))) {
                var wanted = request.commit().isEmpty() ? named : request.commit();
                return ofCommit(repository, repository.commit(wanted), ref, folder, request);
            }
        }
        if (!ref.isEmpty()) {
            throw new InputException(
                    request.workingTree()
                            ? "--working-tree takes what lies in " + path + ", and '" + ref
                                    + "' what was committed; take one of them"
                            : path + " is in no git repository, and so has no '" + ref + "'");
        }
        return ofFiles(folder, tree.isPresent() && !tree.get().isEmpty() ? tree.get() : null, request);
    }

    private Source ofCommit(WorkingTree tree, GitCommit commit, String ref, Path folder, SourceRequest request)
            throws InterruptedException {
        if (!tree.has(commit.id())) {
            throw new InputException("'" + ref + "' of " + tree.top() + " has no folder '" + tree.prefix() + "'");
        }
        var remarks = new ArrayList<String>();
        if (ref.isEmpty() && tree.isChanged()) {
            remarks.add("what is not committed in " + folder + " is not built; give --working-tree to build it");
        }
        var files = folder(work.resolve("source"));
        if (request.submodules() && tree.hasSubmodules(commit.id())) {
            files = work.resolve("clone");
            tree.asRepository().cloneWithSubmodules(commit.id(), files);
        } else {
            tree.checkout(commit.id(), files);
        }
        var named = ref.isEmpty() ? tree.branch() : ref;
        var location = tree.origin().orElse(folder.toString());
        var revision = new Revision(location, folder.toString(), named, request.contextDir(), commit, true);
        return source(tree.within(files), revision, remarks);
    }

    /** Of the commit only the time is taken: the files are others. */
    private Source ofFiles(Path folder, @Nullable WorkingTree tree, SourceRequest request) throws InterruptedException {
        if (work.toAbsolutePath().normalize().startsWith(folder)) {
            throw new InputException(folder, "holds the folder that builds work in, " + work);
        }
        var commit = tree == null || !request.workingTree() ? null : tree.commit("HEAD");
        var ref = commit == null || tree == null ? "" : tree.branch();
        var location = commit == null || tree == null
                ? folder.toString()
                : tree.origin().orElse(folder.toString());
        var revision = new Revision(location, folder.toString(), ref, request.contextDir(), commit, false);
        return source(folder, revision, List.of());
    }

    private Source ofArchive(Path path, SourceRequest request) {
        var files = folder(work.resolve("source"));
        new SourceArchive(path).unpack(files);
        return source(files, unversioned(path, request.contextDir()), List.of());
    }

    private Source ofBinary(Path path) {
        var files = folder(work.resolve("source"));
        var file = files.resolve(path.getFileName());
        try {
            Files.copy(path, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + path, e);
        }
        return source(files, unversioned(path, ""), List.of());
    }

    private static Revision unversioned(Path path, String contextDir) {
        var place = path.toAbsolutePath().normalize().toString();
        return new Revision(place, place, "", contextDir, null, false);
    }

    private static Source source(Path files, Revision revision, List<String> remarks) {
        var root = files.resolve(revision.contextDir()).normalize();
        if (!root.startsWith(files.normalize()) || !Files.isDirectory(root)) {
            throw new InputException("--context-dir: the source " + revision.location() + " has no folder '"
                    + revision.contextDir() + "'");
        }
        var all = SourceTree.of(root);
        if (all.isEmpty()) {
            throw new InputException("the source " + revision.location() + " has no files");
        }
        var ignore = all.text(IGNORE_FILE).map(SourceIgnore::parse).orElseGet(SourceIgnore::none);
        return new Source(all.without(ignore), revision, remarks);
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + path, e);
        }
    }
}
