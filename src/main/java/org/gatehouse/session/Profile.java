package org.gatehouse.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the provider says of a person, as it is kept: everything of {@link SignedInUser} but the identity. */
record Profile(
        int version,
        @Nullable String firstName,
        String name,
        @Nullable String email,
        List<String> groups,
        Map<String, Object> claims,
        @Nullable Boolean groupsKnown) {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(SignedInUser user) {
        return JSON.writeValueAsString(new Profile(
                VERSION,
                user.firstName(),
                user.name(),
                user.email(),
                user.groups(),
                user.claims(),
                user.groupsKnown()));
    }

    /** @throws TokenSafe.Unreadable if it was written by a version that is not known here */
    static SignedInUser read(StoredSession row, String json) {
        try {
            Profile kept = JSON.readValue(json, Profile.class);
            if (kept.version != VERSION) {
                throw new TokenSafe.Unreadable(
                        "A session's profile has another version", new IllegalArgumentException());
            }
            return new SignedInUser(
                    row.provider(),
                    row.issuer(),
                    row.subject(),
                    kept.firstName,
                    kept.name,
                    kept.email,
                    kept.groups,
                    kept.claims,
                    !Boolean.FALSE.equals(kept.groupsKnown)); // earlier versions did not write it
        } catch (JacksonException | NullPointerException e) {
            throw new TokenSafe.Unreadable("A session's profile is not understood", e);
        }
    }
}
