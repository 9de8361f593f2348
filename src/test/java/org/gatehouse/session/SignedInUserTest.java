package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedInUserTest {

    @Test
    void takesANullClaimForOneThatIsLeftOut() {
        Map<String, @Nullable Object> claims = new HashMap<>(Map.of("sub", "1"));
        claims.put("picture", null);

        assertThat(userWith(claims).claims()).containsOnlyKeys("sub");
    }

    @SuppressWarnings("NullAway") // what libraries hand over, whatever their types promise
    private static SignedInUser userWith(Map<String, @Nullable Object> claims) {
        return new SignedInUser("oidc", "https://id.example", "1", null, "Ada", null, List.of(), claims);
    }
}
