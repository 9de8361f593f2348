package org.gatehouse.doctor;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A log-in that was made to see what comes of it.
 *
 * @param provider the id of the provider
 * @param claims what it said of the person
 * @param groups those that the person is in here, from the claims or, where these say too little, from the directory
 * @param hasRefreshToken tells, on any thread, whether the provider gave one; of the token itself nothing is known here
 * @param accessToken yields the session's access token, on any thread; it may renew it
 */
public record LogIn(
        String provider,
        Map<String, Object> claims,
        List<String> groups,
        BooleanSupplier hasRefreshToken,
        Supplier<String> accessToken) {

    /** Neither claims nor tokens. */
    @Override
    public String toString() {
        return "LogIn[" + provider + "]";
    }
}
