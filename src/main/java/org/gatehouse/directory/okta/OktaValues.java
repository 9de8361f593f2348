package org.gatehouse.directory.okta;

import java.util.Map;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.ValueRules;
import org.gatehouse.directory.ValueRules.Form;
import org.gatehouse.directory.ValueRules.Length;

/** What the base profile takes for values (Okta management API, {@code UserProfile}). */
final class OktaValues {

    private static final Map<Attribute, Length> LENGTHS = Map.of(
            Attribute.LOGIN, new Length(5, 100),
            Attribute.EMAIL, new Length(5, 100),
            Attribute.SECOND_EMAIL, new Length(1, 100),
            Attribute.FIRST_NAME, new Length(1, 50),
            Attribute.LAST_NAME, new Length(1, 50),
            Attribute.MOBILE_PHONE, new Length(0, 100),
            Attribute.PRIMARY_PHONE, new Length(0, 100),
            Attribute.CITY, new Length(0, 128));

    /**
     * An organization may take logins that are no addresses; which ones, its schema says, and that is not asked for. Of
     * locales Okta says what they look like, and not that it takes no others.
     */
    static final ValueRules OKTA = new ValueRules(
            Set.of(Attribute.EMAIL, Attribute.SECOND_EMAIL), LENGTHS, Map.of(Attribute.COUNTRY_CODE, Form.COUNTRY));

    static final ValueRules BUILT_IN = new ValueRules(
            Set.of(Attribute.LOGIN, Attribute.EMAIL, Attribute.SECOND_EMAIL),
            LENGTHS,
            Map.of(Attribute.COUNTRY_CODE, Form.COUNTRY, Attribute.LOCALE, Form.LOCALE));

    private OktaValues() {}
}
