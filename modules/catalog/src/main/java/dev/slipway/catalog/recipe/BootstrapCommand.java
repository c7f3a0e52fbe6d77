package dev.slipway.catalog.recipe;

import dev.slipway.catalog.definition.Catalog.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * The mmdebstrap command that makes the root file system of a base image. Package documentation, manuals and
 * translations are left out, services are not started by package scripts, and dpkg does not wait for the disk.
 *
 * @param mirrors apt sources in one-line form after {@code deb}
 * @param epoch SOURCE_DATE_EPOCH
 */
public record BootstrapCommand(List<String> options, String suite, List<String> mirrors, long epoch) {
    private static final List<String> LEFT_OUT = List.of(
            "/usr/share/doc/*", "/usr/share/man/*", "/usr/share/info/*", "/usr/share/locale/*", "/usr/share/lintian/*");

    /** The command for a distribution. */
    public static BootstrapCommand of(Distribution distribution) {
        var options = new ArrayList<String>();
        options.add("--variant=" + distribution.variant());
        options.add("--format=tar");
        options.add("--aptopt=Acquire::Languages \"none\"");
        options.add("--aptopt=Acquire::Retries \"3\"");
        options.add("--aptopt=APT::Install-Recommends \"false\"");
        LEFT_OUT.forEach(pattern -> options.add("--dpkgopt=path-exclude=" + pattern));
        options.add("--dpkgopt=path-include=/usr/share/doc/*/copyright");
        options.add("--dpkgopt=force-unsafe-io");
        options.add("--customize-hook=printf '#!/bin/sh\\nexit 101\\n' > \"$1/usr/sbin/policy-rc.d\""
                + " && chmod 755 \"$1/usr/sbin/policy-rc.d\"");
        options.add("--customize-hook=rm -rf \"$1\"/var/log/apt \"$1\"/var/log/*.log \"$1\"/var/cache/ldconfig/*");
        return new BootstrapCommand(options, distribution.suite(), distribution.mirrors(), distribution.epoch());
    }

    /** The whole command line that writes the tar to {@code target}. */
    public List<String> commandLine(String target) {
        var line = new ArrayList<>(List.of("mmdebstrap"));
        line.addAll(options);
        line.add(suite);
        line.add(target);
        mirrors.forEach(mirror -> line.add("deb " + mirror));
        return line;
    }

    /** As somebody would type it. */
    public String shellLine(String target) {
        var words = commandLine(target).stream().map(Shell::quote).toList();
        return "SOURCE_DATE_EPOCH=" + epoch + " " + String.join(" ", words);
    }
}
