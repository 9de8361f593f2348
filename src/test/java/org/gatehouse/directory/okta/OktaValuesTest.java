package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"Germany", "DEU", "D", "ZZ", "9!", "ß", "ıt"})
    void countriesAreTwoLettersOfOne(String value) {
        assertThat(OktaValues.OKTA.problems(Map.of(Attribute.COUNTRY_CODE, value)))
                .containsEntry(Attribute.COUNTRY_CODE, "Is no country: two letters, as in DE");
        assertThat(OktaValues.OKTA.problems(Map.of(Attribute.COUNTRY_CODE, "us")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE", "xx_DE", "de_ZZ", "DE_de", "de_DE_x", "_", "German"})
    void theBuiltInServerWantsLocalesOfLanguageAndCountry(String value) {
        assertThat(OktaValues.BUILT_IN.problems(Map.of(Attribute.LOCALE, value)))
                .containsEntry(Attribute.LOCALE, "Is no locale: language and country, as in de_DE");
        assertThat(OktaValues.BUILT_IN.problems(Map.of(Attribute.LOCALE, "de_AT")))
                .isEmpty();
    }
}
