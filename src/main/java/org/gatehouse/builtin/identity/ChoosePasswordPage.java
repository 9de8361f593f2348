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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a one-time link leads. Looking at it uses nothing up, since programs follow links too; only choosing a password
 * does. Every link that is good no longer gets the same answer, whatever the reason.
 */
@Controller
class ChoosePasswordPage {

    private static final String ACTIVATE = "/activate/{token}";
    private static final String RESET = "/reset-password/{token}";
    private static final int LONGEST_ANSWER = 1_000;

    private final OneTimeLinks links;
    private final ChosenPasswords chosen;
    private final PasswordRule rule;
    private final Passwords passwords;
    private final RecoveryQuestions questions;
    private final Guesses guesses;

    ChoosePasswordPage(
            OneTimeLinks links,
            ChosenPasswords chosen,
            PasswordRule rule,
            Passwords passwords,
            RecoveryQuestions questions,
            Guesses guesses) {
        this.links = links;
        this.chosen = chosen;
        this.rule = rule;
        this.passwords = passwords;
        this.questions = questions;
        this.guesses = guesses;
    }

    @GetMapping("/forgotten")
    String forgotten() {
        return "forgotten";
    }

    @GetMapping({ACTIVATE, RESET})
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return open(token, request, response, model).isPresent() ? "choose-password" : "link-over";
    }

    @PostMapping({ACTIVATE, RESET})
    String choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Opened> opened = open(token, request, response, model);
        if (opened.isEmpty()) {
            return "link-over";
        }
        if (hasProblem(opened.get(), password, answer, request, model)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "choose-password";
        }
        if (!chosen.byLink(token, opened.get().link, passwords.hash(password))) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "link-over";
        }
        return "redirect:/signin?chosen";
    }

    private record Opened(OneTimeLinks.Link link, User user) {}

    private Optional<Opened> open(String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Duration wait = guesses.waitFor(request);
        if (wait.isPositive()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            model.addAttribute("wait", SignInPage.inWords(wait));
            return Optional.empty();
        }
        Optional<Opened> opened =
                links.find(token).flatMap(link -> chosen.owner(link).map(user -> new Opened(link, user)));
        if (opened.isEmpty()) {
            guesses.wrong(request);
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } else {
            describe(opened.get(), request, model);
        }
        return opened;
    }

    private void describe(Opened opened, HttpServletRequest request, Model model) {
        boolean invited = opened.link.kind() == OneTimeLinks.Kind.ACTIVATION;
        model.addAttribute("action", request.getRequestURI());
        model.addAttribute("title", invited ? "Welcome" : "Choose a new password");
        model.addAttribute(
                "reason",
                invited
                        ? "Choose a password to make this account yours. Then log in with it."
                        : "Then log in with it. You are logged out everywhere else.");
        model.addAttribute("login", opened.user.login());
        model.addAttribute("question", question(opened));
    }

    private @Nullable String question(Opened opened) {
        return opened.link.kind() == OneTimeLinks.Kind.FORGOTTEN
                ? questions.question(opened.user.id()).orElse("")
                : null;
    }

    private boolean hasProblem(Opened opened, String password, String answer, HttpServletRequest request, Model model) {
        Optional<String> problem = rule.problem(password, opened.user);
        problem.ifPresent(words -> model.addAttribute("problem", words));
        if (problem.isEmpty() && question(opened) != null && !isAnswered(opened.user, answer)) {
            guesses.wrong(request, opened.user);
            model.addAttribute("answerProblem", "This is not the answer that was given before.");
            return true;
        }
        return problem.isPresent();
    }

    private boolean isAnswered(User user, String answer) {
        return answer.length() <= LONGEST_ANSWER && questions.isAnsweredBy(user.id(), answer);
    }
}
