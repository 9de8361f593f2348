package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

    @Test
    void trustsTheBuiltInServerOnlyWhereNoOtherProviderIsConfigured() {
        assertThat(new ApiSettings("", "", "", "groups", Set.of()).issuer()).startsWith("http://localhost:9000/");
        assertThat(new ApiSettings("google", "", "", "groups", Set.of()).issuer())
                .isEmpty();
    }
}
