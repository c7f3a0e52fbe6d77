package dev.slipway.catalog.outdated;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.apt.PackageSource;
import dev.slipway.catalog.apt.PackageSource.Offer;
import dev.slipway.catalog.contents.InstalledPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What apt would choose from several sources (apt_preferences(5), "How APT Interprets Priorities"). */
public final class Candidates {
    private static final Comparator<Sourced> ORDER =
            Comparator.comparingInt(Sourced::priority).thenComparing(Sourced::version);

    private final Map<String, List<Sourced>> byName = new HashMap<>();

    /** The candidates of these sources. */
    public Candidates(List<PackageSource> sources) {
        for (var source : sources) {
            for (var offer : source.packages()) {
                byName.computeIfAbsent(offer.name(), _ -> new ArrayList<>()).add(new Sourced(source, offer));
            }
        }
    }

    private record Sourced(PackageSource source, Offer offer) {
        int priority() {
            return source.priority();
        }

        DebianVersion version() {
            return offer.version();
        }

        boolean isAbove(InstalledPackage installed) {
            return version().isAbove(installed.version());
        }

        /** A package may turn from one for all architectures to one for each, or back. */
        boolean fits(InstalledPackage installed) {
            return List.of("all", installed.architecture()).contains(offer.architecture())
                    || installed.architecture().equals("all");
        }
    }

    /** What apt would put in the place of this package, if anything. */
    public Optional<Update> update(InstalledPackage installed) {
        var offers = byName.getOrDefault(installed.name(), List.of()).stream()
                .filter(offer -> offer.fits(installed))
                .toList();
        return offers.stream()
                .max(ORDER)
                .filter(best -> replaces(best, installed))
                .map(best -> new Update(
                        installed, best.version(), best.source().origin(), isSecurity(offers, best, installed)));
    }

    private static boolean replaces(Sourced best, InstalledPackage installed) {
        return best.priority() >= PackageSource.OVERRIDING
                ? best.version().compareTo(installed.version()) != 0
                : best.isAbove(installed);
    }

    /** Only sources that could have been chosen count. */
    private static boolean isSecurity(List<Sourced> offers, Sourced best, InstalledPackage installed) {
        return offers.stream()
                .anyMatch(offer ->
                        offer.source().security() && offer.priority() == best.priority() && offer.isAbove(installed));
    }
}
