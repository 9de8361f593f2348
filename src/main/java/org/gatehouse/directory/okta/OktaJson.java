package org.gatehouse.directory.okta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.okta.sdk.impl.serializer.OktaUserGroupProfileSerializer;
import com.okta.sdk.impl.serializer.UserProfileSerializer;
import com.okta.sdk.resource.model.GroupProfile;
import com.okta.sdk.resource.model.OktaUserGroupProfile;
import com.okta.sdk.resource.model.UserProfile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How profiles and times become the SDK's models and back. Its builder would bring readers of its own: these drop what
 * groups have beyond the standard, and fail a whole list for one odd value.
 */
final class OktaJson {

    private OktaJson() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(UserProfile.class, new UserProfileSerializer())
                .addDeserializer(UserProfile.class, new Profiles<>(UserProfile.class, OktaJson::ofUser))
                .addSerializer(OktaUserGroupProfile.class, new OktaUserGroupProfileSerializer())
                .addDeserializer(GroupProfile.class, new Profiles<>(GroupProfile.class, OktaJson::ofGroup))
                .addDeserializer(OffsetDateTime.class, new Times());
    }

    /**
     * Every attribute is an additional property: an organization may have given any of them another type, and nothing is lost
     * when it is written back.
     */
    private static final class Profiles<P> extends StdDeserializer<P> {

        private final transient Function<Map<String, Object>, P> made;

        Profiles(Class<P> type, Function<Map<String, Object>, P> made) {
            super(type);
            this.made = made;
        }

        @Override
        public P deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return made.apply(properties(json, context));
        }
    }

    private static UserProfile ofUser(Map<String, Object> attributes) {
        var profile = new UserProfile();
        profile.setAdditionalProperties(attributes);
        return profile;
    }

    private static GroupProfile ofGroup(Map<String, Object> attributes) {
        var profile = new GroupProfile();
        profile.setAdditionalProperties(attributes);
        return profile;
    }

    /** A time that cannot be read is none. */
    private static final class Times extends StdDeserializer<OffsetDateTime> {

        Times() {
            super(OffsetDateTime.class);
        }

        @Override
        public @Nullable OffsetDateTime deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            String text = json.getValueAsString();
            json.skipChildren();
            try {
                return text == null ? null : OffsetDateTime.parse(text);
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    }

    private static Map<String, Object> properties(JsonParser json, DeserializationContext context) throws IOException {
        var properties = new LinkedHashMap<String, Object>();
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            json.skipChildren();
            return properties;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            properties.put(name, context.readValue(json, Object.class));
        }
        return properties;
    }

    /** What people read; null for what is no single value, and for none. */
    static @Nullable String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }
}
