package org.gatehouse.signin;

import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider answers a server that it refuses (RFC 6749, section 5.2; RFC 9126, section 2.3). Both are fit for a log.
 *
 * @param error its code; empty where the answer is no such answer
 * @param description in the provider's words; mostly empty
 */
record ErrorAnswer(String error, String description) {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int LONGEST = 200;

    /** The endpoint is asked too much of, or another server stands in for it: it may answer in a moment. */
    private static final Set<Integer> FOR_A_MOMENT = Set.of(408, 425, 429);

    static ErrorAnswer parse(byte[] answer) {
        Map<String, Object> values = object(answer);
        return new ErrorAnswer(
                text(values, OAuth2ParameterNames.ERROR).replaceAll("[^\\w.-]", ""),
                text(values, OAuth2ParameterNames.ERROR_DESCRIPTION).replaceAll("\\p{Cntrl}", " "));
    }

    /** The code; where there is none, the one that a status of 401 says by itself, or nothing. */
    String errorOf(int status) {
        return error.isEmpty() && status == HttpStatus.UNAUTHORIZED.value() ? OAuth2ErrorCodes.INVALID_CLIENT : error;
    }

    /** Whether the same may be answered otherwise in a moment. */
    static boolean isForAMoment(int status) {
        return status >= 500 || FOR_A_MOMENT.contains(status);
    }

    /** Empty for anything but an object. */
    static Map<String, Object> object(byte[] answer) {
        try {
            Map<String, Object> values = JsonMapper.shared().readValue(answer, OBJECT);
            return values == null ? Map.of() : values;
        } catch (JacksonException notJson) {
            return Map.of();
        }
    }

    private static String text(Map<String, Object> values, String name) {
        String text = values.get(name) instanceof String given ? given : "";
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
