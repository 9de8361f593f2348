package org.gatehouse.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who is signed in, in the request or UI of the current thread. */
@Component
public class CurrentUser {

    /** Where Spring Security leaves whom a bearer token names. */
    private static final RequestAttributeSecurityContextRepository BY_TOKEN =
            new RequestAttributeSecurityContextRepository();

    private final SessionTokens tokens;

    CurrentUser(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** The person signed in, by session or by bearer token; empty for a visitor. */
    public Optional<SignedInUser> get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** The sign-in of the current session; empty for a visitor and for a bearer token. */
    public Optional<SignedIn> signIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                        && signedIn.isAuthenticated()
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** The sign-in of the session that a request came with, also after it was answered; empty for a visitor. */
    public static Optional<SignedIn> signIn(HttpServletRequest request) {
        return Optional.ofNullable(SessionFilter.of(request)).map(AuthSession::signedIn);
    }

    /** Whose access token a request came with, also after it was answered; empty where it had none that counts. */
    public static Optional<SignedInUser> byToken(HttpServletRequest request) {
        Authentication token = BY_TOKEN.loadDeferredContext(request).get().getAuthentication();
        return token != null && token.getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /**
     * A handle that yields an unexpired access token of this session, usable from any thread and later.
     *
     * @throws AuthenticationCredentialsNotFoundException if nobody is signed in
     */
    public Supplier<String> accessToken() {
        AuthSession session = session();
        return () -> tokens.freshAccessToken(session);
    }

    /**
     * A handle that tells whether the provider gave this session a refresh token, usable from any thread and later.
     *
     * @throws AuthenticationCredentialsNotFoundException if nobody is signed in
     */
    public BooleanSupplier hasRefreshToken() {
        AuthSession session = session();
        return () -> tokens.areRenewable(session);
    }

    private AuthSession session() {
        return signIn().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"))
                .session();
    }
}
