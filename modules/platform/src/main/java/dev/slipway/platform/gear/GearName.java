package dev.slipway.platform.gear;

import dev.slipway.platform.application.Names;

/**
 * One slot of a service: {@code shop/web.2}.
 *
 * @param application the application
 * @param service the service
 * @param slot counts from 1
 */
public record GearName(String application, String service, int slot) implements Comparable<GearName> {
    /** Checks the parts. */
    public GearName {
        Names.application(application);
        Names.service(service);
        if (slot < 1) {
            throw new IllegalArgumentException("slot '" + slot + "' of " + service + ": slots count from 1");
        }
    }

    /** Name of its container and of its host: {@code shop-web-2}. */
    public String container() {
        return application + "-" + service + "-" + slot;
    }

    /** What a user calls it within its application: {@code web.2}. */
    public String local() {
        return service + "." + slot;
    }

    @Override
    public int compareTo(GearName other) {
        var byApplication = application.compareTo(other.application);
        if (byApplication != 0) {
            return byApplication;
        }
        var byService = service.compareTo(other.service);
        return byService != 0 ? byService : Integer.compare(slot, other.slot);
    }

    @Override
    public String toString() {
        return application + "/" + local();
    }
}
