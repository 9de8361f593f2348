package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.junit.jupiter.api.Test;

class OktaValuesTest {

    @Test
    void theBuiltInServerWantsAddressesForLogins() {
        assertThat(OktaValues.BUILT_IN.problems(Map.of(Attribute.LOGIN, "viktoria")))
                .containsEntry(Attribute.LOGIN, "Is no e-mail address");
        assertThat(OktaValues.OKTA.problems(Map.of(Attribute.LOGIN, "viktoria")))
                .isEmpty();
    }

    @Test
    void lengthsAreThoseOfTheBaseProfile() {
        assertThat(OktaValues.OKTA.problems(
                        Map.of(Attribute.LOGIN, "vik", Attribute.FIRST_NAME, "x".repeat(51), Attribute.LAST_NAME, "x")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Attribute.LOGIN,
                        "Needs 5 characters at least",
                        Attribute.FIRST_NAME,
                        "Can have 50 characters at most"));
    }
}
