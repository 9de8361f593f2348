package org.gatehouse.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What administrators last decided about a page.
 *
 * @param route the template of the page's route
 * @param version counts their decisions about it, from 1
 * @param rule null when they went back to what the code declares
 * @param changedBy the name of whoever decided
 */
public record StoredRule(
        String route, long version, @Nullable PageRule rule, String changedBy, Instant changedAt) {}
