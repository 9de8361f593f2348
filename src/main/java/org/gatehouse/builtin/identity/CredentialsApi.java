package org.gatehouse.builtin.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls of Okta's management API that change a credential by proof of another. */
@RestController
@RequestMapping(path = "/api/v1/users/{idOrLogin}/credentials", produces = MediaType.APPLICATION_JSON_VALUE)
class CredentialsApi {

    private final Users users;
    private final CredentialChanges changes;
    private final RecoveryQuestions questions;

    CredentialsApi(Users users, CredentialChanges changes, RecoveryQuestions questions) {
        this.users = users;
        this.changes = changes;
        this.questions = questions;
    }

    record Password(@Nullable String value) {}

    record Question(@Nullable String question, @Nullable String answer) {}

    record ChangePassword(
            @Nullable Password oldPassword,
            @Nullable Password newPassword,
            @Nullable Boolean revokeSessions) {}

    record Credentials(
            @Nullable Password password, @Nullable Question recovery_question) {}

    @PostMapping("/change_password")
    Map<String, Object> changePassword(@PathVariable String idOrLogin, @RequestBody ChangePassword body) {
        User user = users.require(idOrLogin);
        String old = required("oldPassword", body.oldPassword);
        changes.password(
                user, old, required("newPassword", body.newPassword), Boolean.TRUE.equals(body.revokeSessions));
        return credentials(user);
    }

    @PostMapping("/change_recovery_question")
    Map<String, Object> changeQuestion(@PathVariable String idOrLogin, @RequestBody Credentials body) {
        User user = users.require(idOrLogin);
        String password = required("password", body.password);
        Question given = body.recovery_question == null ? new Question(null, null) : body.recovery_question;
        String question = text("recovery_question.question", given.question);
        changes.question(user, password, question, text("recovery_question.answer", given.answer));
        return credentials(user);
    }

    /** No mail is sent here either way. */
    @PostMapping("/forgot_password_recovery_question")
    Map<String, Object> answerQuestion(@PathVariable String idOrLogin, @RequestBody Credentials body) {
        User user = users.require(idOrLogin);
        String password = required("password", body.password);
        String answer = body.recovery_question == null ? null : body.recovery_question.answer;
        changes.forgottenPassword(user, text("recovery_question.answer", answer), password);
        return credentials(user);
    }

    private Map<String, Object> credentials(User user) {
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("password", Map.of());
        questions.question(user.id()).ifPresent(text -> credentials.put("recovery_question", Map.of("question", text)));
        credentials.put("provider", Map.of("type", "OKTA", "name", "OKTA"));
        return credentials;
    }

    private static String required(String field, @Nullable Password password) {
        if (password == null || password.value == null || password.value.isEmpty()) {
            throw OktaError.invalid(field, field + ": The field cannot be blank");
        }
        return password.value;
    }

    private static String text(String field, @Nullable String value) {
        return FieldText.check(field, value, 100);
    }
}
