package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two plain pages that work without JavaScript: what went wrong at log-in, and the question before log-out. */
@Controller
class SignInPages {

    private final Providers providers;
    private final CurrentUser currentUser;

    SignInPages(Providers providers, CurrentUser currentUser) {
        this.providers = providers;
        this.currentUser = currentUser;
    }

    /** Reached with an error only: without, the same path starts a log-in before any controller is asked. */
    @GetMapping("/login")
    String problem(
            @RequestParam(name = SignInProblem.PARAMETER, required = false) @Nullable String name,
            @RequestParam(name = ReturnPath.PARAMETER, required = false) @Nullable String page,
            @RequestParam(name = Reauthentication.PARAMETER, required = false) @Nullable String again,
            Model model,
            HttpServletResponse response) {
        var problem = SignInProblem.of(name);
        String provider = providers.first().name();
        response.setStatus(problem.status().value());
        model.addAttribute("title", problem.title(provider));
        model.addAttribute("explanation", problem.explanation(provider));
        model.addAttribute("retry", retry(ReturnPath.parse(page).orElse(null), again != null));
        model.addAttribute("offerLogOut", problem == SignInProblem.NOT_ALLOWED);
        return "sign-in-problem";
    }

    private static String retry(@Nullable ReturnPath page, boolean reauthentication) {
        String login = page == null ? "/login" : page.loginUrl();
        return reauthentication ? login + (page == null ? "?" : "&") + Reauthentication.PARAMETER : login;
    }

    @GetMapping("/logout")
    String logOut(Model model) {
        var user = currentUser.get();
        if (user.isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("name", user.get().name());
        return "log-out";
    }
}
