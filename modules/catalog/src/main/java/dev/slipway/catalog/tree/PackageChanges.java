package dev.slipway.catalog.tree;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.contents.InstalledPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a layer changes the packages that an image holds, as the database of dpkg tells before and after it. All are
 * sorted by name.
 */
public record PackageChanges(List<InstalledPackage> added, List<OtherVersion> changed, List<InstalledPackage> removed) {

    /** Keeps copies. */
    public PackageChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** A package that was there in another version, lower or higher. */
    public record OtherVersion(DebianVersion before, InstalledPackage now) {}

    private record Key(String name, String architecture) {}

    /** What lies between the two. */
    public static PackageChanges between(Contents before, Contents after) {
        var older = byKey(before);
        var added = new ArrayList<InstalledPackage>();
        var changed = new ArrayList<OtherVersion>();
        byKey(after).forEach((key, now) -> {
            var past = older.remove(key);
            if (past == null) {
                added.add(now);
            } else if (!past.version().equals(now.version())) {
                changed.add(new OtherVersion(past.version(), now));
            }
        });
        return new PackageChanges(added, changed, List.copyOf(older.values()));
    }

    private static Map<Key, InstalledPackage> byKey(Contents contents) {
        var packages = new LinkedHashMap<Key, InstalledPackage>();
        contents.packages().forEach(one -> packages.put(new Key(one.name(), one.architecture()), one));
        return packages;
    }
}
