package org.gatehouse.testkit;

import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** People with sessions in the application's table. */
public final class People {

    public static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    public static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

    private People() {}

    /** The one whom {@link SignedInAs} signs in, so that pages opened so far stay theirs. */
    public static SignedInUser signedIn() {
        return SignIns.currentUser().get().orElseThrow();
    }

    public static SignedInUser named(String name) {
        return new SignedInUser(
                "test",
                "https://idp.example",
                "id-of-" + name,
                name,
                name,
                name.toLowerCase(Locale.ROOT) + "@example.com",
                List.of("Everyone"),
                Map.of());
    }

    /** Logs in and is the one who acts from here on. */
    public static SignedIn actsAs(Sessions sessions, SignedInUser user, @Nullable Instant authenticated) {
        SignedIn signIn = SignIns.stored(sessions, user, FIREFOX, authenticated);
        SecurityContextHolder.getContext().setAuthentication(signIn);
        VaadinSession session = VaadinSession.getCurrent();
        if (session != null) { // and in the session, from where other threads have it that work on the page
            session.getSession()
                    .setAttribute(
                            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                            SecurityContextHolder.getContext());
        }
        return signIn;
    }
}
