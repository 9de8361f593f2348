package org.gatehouse.metrics;

import org.gatehouse.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where figures are given out.
 *
 * @param port {@code MANAGEMENT_PORT}; null: nowhere
 * @param address {@code MANAGEMENT_ADDRESS}: the one address of this machine that the port is open at, or 0.0.0.0 for all
 */
@ConfigurationProperties("gatehouse.management")
record ManagementSettings(@Nullable Integer port, String address) {

    ManagementSettings {
        if (port != null && (port < 1 || port > 65_535)) {
            throw new InvalidSetting("MANAGEMENT_PORT", port + " is not a port; use a number from 1 to 65535");
        }
        address = address.strip();
        if (address.isEmpty()) {
            throw new InvalidSetting(
                    "MANAGEMENT_ADDRESS", "is empty; use 127.0.0.1, or the address that only your network reaches");
        }
    }
}
