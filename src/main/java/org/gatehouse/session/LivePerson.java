package org.gatehouse.session;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in now, with one session or more.
 *
 * @param name as one of the sessions has it
 */
public record LivePerson(
        String issuer,
        String subject,
        String name,
        @Nullable String email) {}
