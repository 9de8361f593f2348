package org.gatehouse.users;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import java.util.function.Consumer;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.uikit.Field;
import org.gatehouse.uikit.Question;

/** Says what will happen to a person before it does. */
final class ActionQuestion {

    private static final Set<UserAction> WITH_LINK =
            Set.of(UserAction.ACTIVATE, UserAction.REACTIVATE, UserAction.RESET_PASSWORD);

    private ActionQuestion() {}

    /** @param go is told how a link is to be handed out */
    static Question of(User user, UserAction action, Set<Delivery> deliveries, Consumer<Delivery> go) {
        ActionWords words = ActionWords.of(action);
        var question = new Question(words.button + ": " + user.name(), new Paragraph(words.consequence(user.name())));
        if (action == UserAction.DELETE) {
            return typed(question, user, () -> go.accept(Delivery.MAIL));
        }
        if (!WITH_LINK.contains(action) || deliveries.isEmpty()) {
            return question.withAnswer(words.button, () -> go.accept(Delivery.MAIL));
        }
        if (deliveries.contains(Delivery.LINK)) {
            question.withAnswer("Show me the link", () -> go.accept(Delivery.LINK));
        }
        if (deliveries.contains(Delivery.MAIL)) {
            question.withAnswer("Send the link by e-mail", () -> go.accept(Delivery.MAIL));
        }
        return question;
    }

    private static Question typed(Question question, User user, Runnable go) {
        var field = new Field(
                "confirm-login",
                "To confirm, type " + user.login(),
                user.login().length());
        question.addBeforeAnswers(field);
        return question.withCheckedAnswer("Delete", () -> {
            boolean same = field.value().equals(user.login().strip());
            if (same) {
                go.run();
            } else {
                field.error("That is not the login.");
                field.focus();
            }
            return same;
        });
    }
}
