package org.gatehouse.builtin.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a new password has to be. As NIST SP 800-63B advises: long, not commonly used, not made of what is known about
 * its owner, and no rules about which kinds of characters it holds.
 */
@Component
class PasswordRule {

    static final int SHORTEST = 12;
    static final int SHORTEST_BY_API = 8;
    static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_PART = 4;

    private final Set<String> common;

    PasswordRule() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        PasswordRule.class.getResourceAsStream("/builtin/identity/common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            common = lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What is wrong with the form's password, in words for its owner. */
    Optional<String> problem(SignUpForm form) {
        return problem(form.password(), SHORTEST, form.email(), form.firstName(), form.lastName());
    }

    /** What is wrong with a password that the user chooses. */
    Optional<String> problem(String password, User user) {
        return problem(password, SHORTEST, user.email(), user.firstName(), user.lastName());
    }

    /** The same for calls of the management API, whose clients expect the length that Okta's own rule starts with. */
    Optional<String> problemForApi(String password, User user) {
        return problem(password, SHORTEST_BY_API, user.email(), user.firstName(), user.lastName());
    }

    /** For somebody who is not a user yet. */
    Optional<String> problemForApi(String password, Profile profile) {
        return problem(password, SHORTEST_BY_API, profile.email(), profile.firstName(), profile.lastName());
    }

    private Optional<String> problem(String password, int shortest, String email, String... names) {
        int length = password.codePointCount(0, password.length());
        if (length < shortest) {
            return Optional.of("Use at least " + shortest + " characters.");
        }
        if (length > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.codePoints().distinct().count() < FEWEST_DIFFERENT || common.contains(lower)) {
            return Optional.of("This password is easy to guess. Use one that is less common.");
        }
        if (knownParts(email, names).anyMatch(lower::contains)) {
            return Optional.of("Leave your name and e-mail address out of the password.");
        }
        return Optional.empty();
    }

    private static Stream<String> knownParts(String email, String... names) {
        return Stream.concat(Stream.of(email.replaceFirst("@.*", "")), Stream.of(names))
                .filter(part -> part.length() >= SHORTEST_PART)
                .map(part -> part.toLowerCase(Locale.ROOT));
    }
}
