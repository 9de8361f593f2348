package org.gatehouse.signin;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody who logged out here may still be logged in at the provider, as {@code /signed-out?provider=...} tells it. */
enum StillLoggedIn {
    UNREACHABLE("You are logged out here. %s cannot be reached, so you may still be logged in there."),
    NO_WAY("You are logged out here. %s offers no way to log out from here, so you may still be logged in there.");

    static final String PARAMETER = "provider";
    static final String AT = "at";

    private final String sentence;

    StillLoggedIn(String sentence) {
        this.sentence = sentence;
    }

    /** Empty for null and anything unknown. */
    static Optional<StillLoggedIn> of(@Nullable String name) {
        for (StillLoggedIn why : values()) {
            if (why.parameterValue().equals(name)) {
                return Optional.of(why);
            }
        }
        return Optional.empty();
    }

    /** @param provider the id of the provider, null where there is but one */
    String url(@Nullable String provider) {
        return "/signed-out?" + PARAMETER + "=" + parameterValue()
                + (provider == null ? "" : "&" + AT + "=" + provider);
    }

    String sentence(String providerName) {
        return sentence.formatted(providerName);
    }

    private String parameterValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
