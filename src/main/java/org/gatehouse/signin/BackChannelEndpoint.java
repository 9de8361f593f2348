package org.gatehouse.signin;

import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.HEAD;
import static org.springframework.web.bind.annotation.RequestMethod.OPTIONS;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.gatehouse.signin.LogoutToken.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers post logout tokens (OpenID Connect Back-Channel Logout 1.0, sections 2.5 and 2.8). When the fault is on
 * this side, or the provider's keys cannot be had, the answer is 503, so that it tries again.
 */
@RestController
@RequestMapping("/logout/connect/back-channel/{provider}")
class BackChannelEndpoint {

    private final Providers providers;
    private final BackChannelLogout logout;
    private final RefusalLog refusals = new RefusalLog();

    BackChannelEndpoint(Providers providers, BackChannelLogout logout) {
        this.providers = providers;
        this.logout = logout;
    }

    @PostMapping
    ResponseEntity<@Nullable Map<String, String>> logOut(@PathVariable String provider, HttpServletRequest request) {
        if (providers.find(provider).isEmpty()) {
            return answer(HttpStatus.NOT_FOUND, "invalid_request", "there is no such provider");
        }
        try {
            String token = LogoutTokenForm.read(request);
            ClientRegistration registration = providers.findByRegistrationId(provider);
            if (registration == null) {
                return answer(HttpStatus.NOT_FOUND, "invalid_request", "there is no such provider");
            }
            logout.accept(registration, token);
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
        } catch (Refused refused) {
            return answer(HttpStatus.BAD_REQUEST, "invalid_request", String.valueOf(refused.getMessage()));
        } catch (IOException broken) {
            return answer(HttpStatus.BAD_REQUEST, "invalid_request", "the request is incomplete");
        } catch (ProviderUnavailable unavailable) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "the keys cannot be fetched");
        } catch (DataAccessException failed) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "sessions cannot be ended now");
        }
    }

    @RequestMapping(method = {GET, HEAD, PUT, PATCH, DELETE, OPTIONS})
    ResponseEntity<Void> refuseEverythingElse() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.POST)
                .build();
    }

    private ResponseEntity<@Nullable Map<String, String>> answer(HttpStatus status, String error, String why) {
        refusals.add(why);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", error, "error_description", why));
    }
}
