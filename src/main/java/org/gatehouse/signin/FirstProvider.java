package org.gatehouse.signin;

import org.springframework.stereotype.Component;

/** The provider of {@code .env}, which decides what kind of user directory there can be. */
@Component
public class FirstProvider {

    private final Provider first;

    FirstProvider(Providers providers) {
        this.first = providers.all().getFirst();
    }

    /** As {@code IDENTITY_PROVIDER} names it. */
    public String kind() {
        return first.preset().kind();
    }

    /** In sentences. */
    public String name() {
        return first.name();
    }
}
