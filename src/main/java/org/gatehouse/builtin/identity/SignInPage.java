package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs people in by user name and password. */
@Controller
class SignInPage {

    private static final int LONGEST_LOGIN = 100;
    private static final int LONGEST_PASSWORD = 1_000;

    private final Users users;
    private final Passwords passwords;
    private final GuessLimit guesses;
    private final AccountLocks locks;
    private final BrowserSession browser;

    SignInPage(Users users, Passwords passwords, GuessLimit guesses, AccountLocks locks, BrowserSession browser) {
        this.users = users;
        this.passwords = passwords;
        this.guesses = guesses;
        this.locks = locks;
        this.browser = browser;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/signin";
    }

    @GetMapping("/signin")
    String show(@RequestParam(required = false) @Nullable String chosen, HttpServletRequest request, Model model) {
        model.addAttribute("chosen", chosen != null);
        model.addAttribute(
                "username",
                browser.pending(request).map(PendingAuthorization::loginHint).orElse(""));
        return "signin";
    }

    @PostMapping("/signin")
    String signIn(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("username", username);
        String login = plausible(username);
        Duration wait = guesses.begin(login, request.getRemoteAddr());
        if (wait.isPositive()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            model.addAttribute("error", "Too many tries. Wait " + inWords(wait) + ", then try again.");
            return "signin";
        }
        Optional<User> user = checkBegun(login, password, request.getRemoteAddr());
        if (user.isEmpty()) {
            locks.wrong(login);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("error", "The e-mail address or the password is wrong.");
            return "signin";
        }
        locks.clear(user.get());
        return "redirect:" + next(user.get(), request, response);
    }

    /** Nobody has a login that is empty, and PostgreSQL takes no NUL, not even to find that nobody has it. */
    private static String plausible(String typed) {
        return typed.length() > LONGEST_LOGIN || typed.indexOf('\0') >= 0 ? "" : typed;
    }

    private String next(User user, HttpServletRequest request, HttpServletResponse response) {
        return user.maySignIn()
                ? browser.begin(request, response, user)
                : ExpiredPasswordPage.remember(request, user, users.passwordHash(user.id()));
    }

    /** A failure of ours is nobody's wrong guess. */
    private Optional<User> checkBegun(String login, String password, String address) {
        boolean wrong = false;
        try {
            Optional<User> user = check(login, password);
            wrong = user.isEmpty();
            return user;
        } finally {
            if (!wrong) {
                guesses.takeBack(login, address);
            }
        }
    }

    /**
     * Hashes once in every case, so that the time taken does not tell which accounts exist or may be used. An account
     * that is locked gets the answer of a wrong password.
     */
    private Optional<User> check(String login, String password) {
        locks.endOld();
        Optional<User> user = users.byLogin(login);
        String shortened = password.substring(0, Math.min(password.length(), LONGEST_PASSWORD));
        boolean right = passwords.matches(shortened, user.map(User::id).flatMap(users::passwordHash));
        return user.filter(found -> right && (found.maySignIn() || found.status() == User.Status.PASSWORD_EXPIRED));
    }

    static String inWords(Duration wait) {
        long minutes = wait.plusSeconds(59).toMinutes();
        return minutes <= 1 ? "a minute" : minutes + " minutes";
    }
}
