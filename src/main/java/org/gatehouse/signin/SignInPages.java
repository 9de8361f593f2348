package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.function.Function;
import org.gatehouse.doctor.Development;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Plain pages that work without JavaScript: the choice of a provider, what went wrong at log-in, and the question before
 * log-out.
 */
@Controller
class SignInPages {

    private final Providers providers;
    private final ProviderChoice choice;
    private final LastProvider last;
    private final CurrentUser currentUser;
    private final Development development;

    /** One of the providers to choose from. */
    record Choice(String name, String url, boolean usedLast) {}

    SignInPages(
            Providers providers,
            ProviderChoice choice,
            LastProvider last,
            CurrentUser currentUser,
            Development development) {
        this.providers = providers;
        this.choice = choice;
        this.last = last;
        this.currentUser = currentUser;
        this.development = development;
    }

    /** Reached with an error, or with a choice to make: otherwise the same path starts a log-in before any controller. */
    @GetMapping("/login")
    String logIn(
            @RequestParam(name = SignInProblem.PARAMETER, required = false) @Nullable String error,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        LogInAddress tried = triedBy(request);
        return error == null
                ? choose("Log in", tried, LogInAddress::url, request, model)
                : explain(SignInProblem.of(error), tried, request, model, response);
    }

    /** Reached with a choice to make, or where people sign up elsewhere. */
    @GetMapping("/signup")
    String signUp(HttpServletRequest request, Model model) {
        return choice.of(request)
                .map(Provider::signUpUrl)
                .filter(url -> !url.isBlank())
                .map(url -> "redirect:" + url)
                .orElseGet(() -> choose("Sign up", triedBy(request), LogInAddress::signUpUrl, request, model));
    }

    /** The providers, the one that this browser used last before the others. */
    private String choose(
            String title,
            LogInAddress address,
            Function<LogInAddress, String> url,
            HttpServletRequest request,
            Model model) {
        String used = last.of(request).map(Provider::id).orElse("");
        model.addAttribute("title", title);
        model.addAttribute(
                "choices",
                providers.all().stream()
                        .map(provider -> new Choice(
                                provider.name(),
                                url.apply(address.at(provider.id())),
                                provider.id().equals(used)))
                        .sorted(Comparator.comparing(choice -> !choice.usedLast()))
                        .toList());
        return "choose-provider";
    }

    private String explain(
            SignInProblem problem,
            LogInAddress tried,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        String provider = providers.nameOf(tried.provider());
        response.setStatus(problem.status().value());
        model.addAttribute("title", problem.title(provider));
        model.addAttribute("explanation", problem.explanation(provider));
        model.addAttribute("retry", problem.isWorthARetry() ? tried.url() : null);
        model.addAttribute(
                "others", providers.only().isPresent() ? null : tried.at(null).url());
        model.addAttribute("offerSetup", development.isFor(request));
        model.addAttribute("offerLogOut", problem == SignInProblem.NOT_ALLOWED);
        return "sign-in-problem";
    }

    private LogInAddress triedBy(HttpServletRequest request) {
        return new LogInAddress(
                providers
                        .find(request.getParameter(LogInAddress.PROVIDER))
                        .map(providers::mention)
                        .orElse(null),
                Reauthentication.isAskedFor(request),
                ReturnPath.parse(request.getParameter(ReturnPath.PARAMETER)).orElse(null));
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
