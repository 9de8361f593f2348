package org.gatehouse.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Text as forms and queries carry it (RFC 6749, appendix B). */
final class FormEncoding {

    private FormEncoding() {}

    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** All fields, in their order. */
    static String of(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> of(field.getKey()) + "=" + of(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
