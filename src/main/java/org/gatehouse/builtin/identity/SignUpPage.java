package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Makes accounts.
 *
 * <p>An address that is taken gets the answer "no account could be made", after the same work, without the reason. With
 * no mail to confirm addresses, a success still tells that an address was free; so tries that fail count as guesses do,
 * and each probe that succeeds leaves an account behind, of which an address may ask for some only.
 */
@Controller
class SignUpPage {

    private final Users users;
    private final Passwords passwords;
    private final PasswordRule rule;
    private final GuessLimit guesses;
    private final BrowserSession browser;

    SignUpPage(Users users, Passwords passwords, PasswordRule rule, GuessLimit guesses, BrowserSession browser) {
        this.users = users;
        this.passwords = passwords;
        this.rule = rule;
        this.guesses = guesses;
        this.browser = browser;
    }

    @GetMapping("/signup")
    String show(HttpServletRequest request, Model model) {
        String hint = browser.pending(request)
                .map(PendingAuthorization::loginHint)
                .filter(login -> login.contains("@"))
                .orElse("");
        return form(model, new SignUpForm("", "", hint, ""), Map.of());
    }

    @PostMapping("/signup")
    String signUp(
            @RequestParam(defaultValue = "") String firstName,
            @RequestParam(defaultValue = "") String lastName,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignUpForm form = SignUpForm.of(firstName, lastName, email, password);
        Map<String, String> problems = form.problems(rule);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, form, problems);
        }
        Duration wait = guesses.waitFor(form.email(), request.getRemoteAddr());
        if (wait.isPositive()) {
            return later("Too many tries.", wait, form, response, model);
        }
        wait = guesses.askForAccount(request.getRemoteAddr());
        if (wait.isPositive()) {
            return later("Too many accounts were asked for from your network.", wait, form, response, model);
        }
        Optional<User> user = users.add(form.firstName(), form.lastName(), form.email(), passwords.hash(password));
        if (user.isEmpty()) {
            guesses.wrong(form.email(), request.getRemoteAddr());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("notMade", true);
            return form(model, form, problems);
        }
        return "redirect:" + browser.begin(request, response, user.get());
    }

    private static String later(String why, Duration wait, SignUpForm form, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        model.addAttribute("error", why + " Wait " + SignInPage.inWords(wait) + ", then try again.");
        return form(model, form, Map.of());
    }

    private static String form(Model model, SignUpForm form, Map<String, String> problems) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "firstProblem", problems.keySet().stream().findFirst().orElse(""));
        return "signup";
    }
}
