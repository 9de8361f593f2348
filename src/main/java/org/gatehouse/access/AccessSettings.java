package org.gatehouse.access;

import java.util.Set;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param adminGroups {@code ADMIN_GROUPS}: members of any of these groups are administrators; names compare exactly
 */
@ConfigurationProperties("gatehouse.access")
public record AccessSettings(Set<String> adminGroups) {

    public AccessSettings {
        if (adminGroups.isEmpty() || adminGroups.contains("")) {
            throw new InvalidSetting("ADMIN_GROUPS", "is empty; name at least one group, for example Admins");
        }
    }
}
