package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SessionCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells that, and why, a session has ended, and waits: the provider may still know the person, and would let them in again
 * without a question (OWASP ASVS 5.0, 7.6.2).
 */
@Controller
class SignedOutPage {

    private final Providers providers;
    private final CurrentUser currentUser;
    private final SessionCookie cookie;

    SignedOutPage(Providers providers, CurrentUser currentUser, SessionCookie cookie) {
        this.providers = providers;
        this.currentUser = currentUser;
        this.cookie = cookie;
    }

    /** @param page where they were going */
    static String url(Optional<ReturnPath> page) {
        return "/signed-out" + page.map(known -> "?" + known.parameter()).orElse("");
    }

    @GetMapping("/signed-out")
    String signedOut(
            @RequestParam(name = ReturnPath.PARAMETER, required = false) @Nullable String page,
            @RequestParam(name = StillLoggedIn.PARAMETER, required = false) @Nullable String why,
            @RequestParam(name = StillLoggedIn.AT, required = false) @Nullable String provider,
            HttpServletRequest request,
            Model model) {
        Optional<ReturnPath> wanted = ReturnPath.parse(page);
        if (currentUser.get().isPresent()) {
            return "redirect:" + wanted.map(ReturnPath::value).orElse("/");
        }
        model.addAttribute(
                "explanation",
                StillLoggedIn.of(why)
                        .map(known -> known.sentence(providers.nameOf(provider)))
                        .or(() -> cookie.endOfLast(request).map(EndReason::sentence))
                        .orElse("You are not logged in."));
        model.addAttribute("login", new LogInAddress(null, false, wanted.orElse(null)).url());
        return "signed-out";
    }
}
