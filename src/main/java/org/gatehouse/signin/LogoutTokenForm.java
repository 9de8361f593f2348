package org.gatehouse.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.signin.LogoutToken.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The form that a logout token comes in: read by ourselves, as the container would read far more than any token has. */
final class LogoutTokenForm {

    private static final String FIELD = "logout_token=";
    private static final int LONGEST = 100 * 1024;

    private LogoutTokenForm() {}

    /** The one {@code logout_token} of the body; other fields are not ours to understand. */
    static String read(HttpServletRequest request) throws Refused, IOException {
        if (!isForm(request.getContentType())) {
            throw new Refused("the content type is not that of a form");
        }
        List<String> tokens = Arrays.stream(body(request).split("&"))
                .filter(field -> field.startsWith(FIELD))
                .toList();
        if (tokens.size() != 1) {
            throw new Refused("there must be one logout_token");
        }
        try {
            return URLDecoder.decode(tokens.getFirst().substring(FIELD.length()), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refused("the form is malformed");
        }
    }

    private static String body(HttpServletRequest request) throws Refused, IOException {
        if (request.getContentLengthLong() > LONGEST) {
            throw new Refused("the body is too long");
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new Refused("the body is too long");
        }
        return new String(body, UTF_8);
    }

    private static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
