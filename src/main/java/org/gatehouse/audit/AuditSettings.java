package org.gatehouse.audit;

import java.time.Duration;
import org.gatehouse.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the trail is kept.
 *
 * @param retention {@code AUDIT_RETENTION}: older entries are removed; null: none ever
 */
@ConfigurationProperties("gatehouse.audit")
public record AuditSettings(@Nullable Duration retention) {

    public AuditSettings {
        if (retention != null && retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new InvalidSetting("AUDIT_RETENTION", "must be one day at least, for example 400d; empty for ever");
        }
    }
}
