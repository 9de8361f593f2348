package org.gatehouse.signin;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider keeps a pushed authorization request under (RFC 9126, section 2.2).
 *
 * @param requestUri of the provider's own making, to be handed back as it is
 */
record PushedReference(String requestUri) {

    /** Addresses that hold longer ones are cut or refused on the way. */
    private static final int LONGEST = 1500;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** @throws OAuth2AuthenticationException if the answer holds no reference, or none that is good for any time */
    static PushedReference parse(byte[] answer) {
        Map<String, Object> values = object(answer);
        boolean lives =
                values.get(OAuth2ParameterNames.EXPIRES_IN) instanceof Number seconds && seconds.longValue() > 0;
        if (values.get(OAuth2ParameterNames.REQUEST_URI) instanceof String uri && isPlain(uri) && lives) {
            return new PushedReference(uri);
        }
        throw PushedRequests.failure("The provider's answer to the pushed request holds no request_uri that is good");
    }

    /** What the provider calls its refusal (section 2.3), for the log. */
    static String error(byte[] answer) {
        String error = String.valueOf(object(answer).getOrDefault(OAuth2ParameterNames.ERROR, ""))
                .replaceAll("[^\\w.-]", "");
        return error.length() > 60 ? error.substring(0, 60) : error;
    }

    private static boolean isPlain(String uri) {
        return !uri.isEmpty() && uri.length() <= LONGEST && uri.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Empty for anything but an object. */
    private static Map<String, Object> object(byte[] answer) {
        try {
            Map<String, Object> values = JsonMapper.shared().readValue(answer, OBJECT);
            return values == null ? Map.of() : values;
        } catch (JacksonException notJson) {
            return Map.of();
        }
    }
}
