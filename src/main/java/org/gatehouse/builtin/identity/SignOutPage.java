package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Log-out that an application asks for (OpenID Connect RP-Initiated Logout). An id token that we issued, expired or not,
 * proves that it was the application; without one a person has to confirm, since any page can send a browser here.
 */
@Controller
class SignOutPage {

    private final BrowserSession browser;
    private final IdTokenHints hints;
    private final Sessions sessions;
    private final String registeredRedirect;

    SignOutPage(BrowserSession browser, IdTokenHints hints, Sessions sessions, IdentityServer.Settings settings) {
        this.browser = browser;
        this.hints = hints;
        this.sessions = sessions;
        this.registeredRedirect = settings.applicationUrl("/");
    }

    @RequestMapping(
            path = BelowIssuer.LOGOUT,
            method = {RequestMethod.GET, RequestMethod.POST})
    String logOut(
            @RequestParam(name = "id_token_hint", required = false) @Nullable String hint,
            @RequestParam(name = "client_id", required = false) @Nullable String clientId,
            @RequestParam(name = "post_logout_redirect_uri", required = false) @Nullable String redirect,
            @RequestParam(name = "state", required = false) @Nullable String state,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<IdTokenHints.Hint> proof = hints.read(hint, clientId);
        Optional<User> current = browser.user(authentication);
        boolean someoneElse = current.isPresent()
                && proof.isPresent()
                && !current.get().id().equals(proof.get().subject());
        if (proof.isEmpty() || someoneElse) {
            return current.isEmpty() ? "redirect:/signed-out" : "redirect:/signout";
        }
        if (redirect != null && !redirect.equals(registeredRedirect)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("status", HttpStatus.BAD_REQUEST.value());
            return "error";
        }
        // The session of the hint may be of another browser, or of one that this server forgot when it was restarted.
        proof.get()
                .sid()
                .filter(sid -> !Optional.of(sid).equals(BrowserSession.sid(authentication)))
                .ifPresent(sid -> sessions.end(proof.get().subject(), sid));
        browser.end(request);
        return "redirect:" + (redirect == null ? "/signed-out" : withState(redirect, state));
    }

    @GetMapping("/signout")
    String confirm(Model model) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<User> current = browser.user(authentication);
        current.ifPresent(user -> model.addAttribute("name", user.name()));
        return current.isPresent() ? "signout" : "redirect:/signed-out";
    }

    @PostMapping("/signout")
    String signOut(HttpServletRequest request) {
        browser.end(request);
        return "redirect:/signed-out";
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "signed-out";
    }

    private static String withState(String redirect, @Nullable String state) {
        return state == null
                ? redirect
                : UriComponentsBuilder.fromUriString(redirect)
                        .queryParam("state", "{state}")
                        .encode()
                        .buildAndExpand(state)
                        .toUriString();
    }
}
