package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks whoever has just proven an expired password for a new one, then signs in. */
@Controller
class ExpiredPasswordPage {

    private static final String PATH = "/expired";
    private static final String PROOF = Proof.class.getName();
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Users users;
    private final PasswordRule rule;
    private final Passwords passwords;
    private final ChosenPasswords chosen;
    private final BrowserSession browser;

    ExpiredPasswordPage(
            Users users, PasswordRule rule, Passwords passwords, ChosenPasswords chosen, BrowserSession browser) {
        this.users = users;
        this.rule = rule;
        this.passwords = passwords;
        this.chosen = chosen;
        this.browser = browser;
    }

    /** Of the password with this hash. */
    private record Proof(String userId, String hash, Instant until) implements Serializable {}

    /** For this browser session only, under a new cookie; returns where to go on. */
    static String remember(HttpServletRequest request, User user, Optional<String> hash) {
        request.getSession();
        request.changeSessionId();
        Proof proof = new Proof(user.id(), hash.orElse(""), Instant.now().plus(LIFETIME));
        request.getSession().setAttribute(PROOF, proof);
        return PATH;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        Optional<User> user = proof(request).flatMap(this::owner);
        return user.isEmpty() ? "redirect:/signin" : form(model, user.get(), null);
    }

    @PostMapping(PATH)
    String change(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Proof> proof = proof(request);
        Optional<User> user = proof.flatMap(this::owner);
        if (proof.isEmpty() || user.isEmpty()) {
            return "redirect:/signin";
        }
        Optional<String> problem = problem(password, user.get(), proof.get());
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, user.get(), problem.get());
        }
        String userId = user.get().id();
        if (!chosen.replaceExpired(userId, proof.get().hash, passwords.hash(password))) {
            return "redirect:/signin";
        }
        return "redirect:" + browser.begin(request, response, users.require(userId));
    }

    private Optional<String> problem(String password, User user, Proof proof) {
        Optional<String> problem = rule.problem(password, user);
        return problem.isEmpty() && passwords.matches(password, Optional.of(proof.hash))
                ? Optional.of("Use another password than before.")
                : problem;
    }

    private static String form(Model model, User user, @Nullable String problem) {
        model.addAttribute("action", PATH);
        model.addAttribute("title", "Choose a new password");
        model.addAttribute("reason", "Your password has expired. Choose a new one to go on.");
        model.addAttribute("login", user.login());
        model.addAttribute("problem", problem);
        return "choose-password";
    }

    private static Optional<Proof> proof(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (Proof) session.getAttribute(PROOF))
                .filter(proof -> Instant.now().isBefore(proof.until));
    }

    private Optional<User> owner(Proof proof) {
        return users.byId(proof.userId).filter(user -> user.status() == User.Status.PASSWORD_EXPIRED);
    }
}
