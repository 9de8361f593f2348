package org.gatehouse.builtin.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * An authorization as text for one database column. The library's classes are serializable but have no public form in
 * JSON; what a newer version of them cannot read is taken as expired, and its user signs in again.
 */
final class AuthorizationText {

    private static final Logger log = LoggerFactory.getLogger(AuthorizationText.class);
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxdepth=50;maxrefs=10000;java.base/*;org.springframework.security.**;!*");

    private AuthorizationText() {}

    static String write(OAuth2Authorization authorization) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(authorization);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Optional<OAuth2Authorization> read(String text) {
        try (ObjectInputStream in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            in.setObjectInputFilter(KNOWN);
            return Optional.of((OAuth2Authorization) in.readObject());
        } catch (IOException | ClassNotFoundException failure) {
            log.warn("A stored authorization cannot be read and is taken as expired: {}", failure.toString());
            return Optional.empty();
        }
    }
}
