package org.gatehouse.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of this application to go to after sign-in: path and query. Everything that could lead elsewhere is refused. */
record ReturnPath(String value) {

    private static final int MAX_LENGTH = 2000;
    private static final List<String> NOT_PAGES =
            List.of("/login", "/logout", "/signup", "/signed-out", "/oauth2/", "/api/", "/VAADIN/");

    /** What readers of a path may take for its structure, and the container refuses. */
    private static final Pattern ENCODED_STRUCTURE =
            Pattern.compile("%(?:[01].|25|2e|2f|3b|5c|7f)|;", Pattern.CASE_INSENSITIVE);

    static final String PARAMETER = "continue";

    /** Empty for null and for everything that is not a page of this application. */
    static Optional<ReturnPath> parse(@Nullable String value) {
        if (value == null
                || value.length() > MAX_LENGTH
                || !value.startsWith("/")
                || value.startsWith("//")
                || value.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f)
                || NOT_PAGES.stream().anyMatch(value::startsWith)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(value);
            boolean local = uri.getScheme() == null && uri.getRawAuthority() == null && uri.getRawFragment() == null;
            // No dots or empty segments, which browsers and proxies may read in different ways.
            boolean plain = uri.normalize().getRawPath().equals(uri.getRawPath())
                    && !ENCODED_STRUCTURE.matcher(uri.getRawPath()).find();
            // ASCII: a container drops a Location header with anything else.
            return local && plain ? Optional.of(new ReturnPath(uri.toASCIIString())) : Optional.empty();
        } catch (URISyntaxException notAPath) {
            return Optional.empty();
        }
    }

    /** As a parameter of a query. */
    String parameter() {
        return PARAMETER + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
