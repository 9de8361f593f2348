package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.session.OpenUis;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * The sign-ins that a browser has begun and not finished: several, so that two tabs do not break each other, each good
 * once and for ten minutes. The request that a callback belongs to is left for the success handler to read.
 */
@Component
class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ATTRIBUTE = PendingSignIns.class.getName();
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST = 10;

    private final CallbackRules rules;
    private final InstantSource clock;

    PendingSignIns(CallbackRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request, HttpServletResponse response) {
        if (pending != null && pending.getState() != null) {
            begun(request.getSession()).put(pending.getState(), pending);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return session == null || state == null ? null : begun(session).get(state);
    }

    /** @throws OAuth2AuthenticationException if the callback does not come from the provider that was asked */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        OAuth2AuthorizationRequest pending =
                session == null || state == null ? null : begun(session).take(state);
        if (pending != null) {
            request.setAttribute(ATTRIBUTE, pending);
            String refusal = rules.refusal(pending, request);
            if (refusal != null) {
                throw new OAuth2AuthenticationException(new OAuth2Error("invalid_callback", refusal, null));
            }
        }
        return pending;
    }

    /** The request that this callback answers, or null when none does. */
    static @Nullable OAuth2AuthorizationRequest answered(HttpServletRequest callback) {
        return callback.getAttribute(ATTRIBUTE) instanceof OAuth2AuthorizationRequest pending ? pending : null;
    }

    /** The page to go to after the sign-in that this callback request finishes, or null for none in particular. */
    static @Nullable String returnPath(HttpServletRequest callback) {
        OAuth2AuthorizationRequest pending = answered(callback);
        return pending == null ? null : pending.getAttribute(ReturnPath.PARAMETER);
    }

    private Begun begun(HttpSession session) {
        synchronized (PendingSignIns.class) {
            if (session.getAttribute(ATTRIBUTE) instanceof Begun begun) {
                return begun;
            }
            Begun begun = new Begun(clock);
            session.setAttribute(ATTRIBUTE, begun);
            return begun;
        }
    }

    private static final class Begun implements OpenUis.Outlasting {

        private record Entry(OAuth2AuthorizationRequest request, Instant until) {}

        private final InstantSource clock;
        private final Map<String, Entry> byState = new LinkedHashMap<>();

        Begun(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public synchronized boolean isNeeded() {
            return byState.values().stream().anyMatch(entry -> clock.instant().isBefore(entry.until()));
        }

        synchronized void put(String state, OAuth2AuthorizationRequest request) {
            byState.values().removeIf(entry -> clock.instant().isAfter(entry.until()));
            byState.put(state, new Entry(request, clock.instant().plus(LIFETIME)));
            for (Iterator<String> oldest = byState.keySet().iterator(); byState.size() > MOST; ) {
                oldest.next();
                oldest.remove();
            }
        }

        synchronized @Nullable OAuth2AuthorizationRequest get(String state) {
            Entry entry = byState.get(state);
            return entry == null || clock.instant().isAfter(entry.until()) ? null : entry.request();
        }

        synchronized @Nullable OAuth2AuthorizationRequest take(String state) {
            OAuth2AuthorizationRequest request = get(state);
            byState.remove(state);
            return request;
        }
    }
}
