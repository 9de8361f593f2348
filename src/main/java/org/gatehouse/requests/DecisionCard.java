package org.gatehouse.requests;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gatehouse.directory.Group;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.LongField;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.UnsavedGuard;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Yes or no, with the group and with words for the person. */
final class DecisionCard extends Div {

    private final transient List<Group> groups;
    private final transient Predicate<Group> administrators;
    private final Div consequence = new Div();
    private @Nullable Group chosen;

    /** @param typed words for the person that were typed before */
    DecisionCard(
            AccessRequest request, Situation answer, Predicate<Group> administrators, Verdict verdict, String typed) {
        this.groups = answer.groups();
        this.administrators = administrators;
        var words = new LongField("answer", "Words for the person (optional)", PlainText.LONGEST).withText(typed);
        UnsavedGuard.on(words);
        var decline = new NativeButton("Decline", click -> verdict.decline(request, words.text()));
        decline.addClassName("button");
        var buttons = new Div(decline);
        buttons.addClassName("buttons");
        var card = new Card("Decision");
        if (groups.isEmpty() || answer.person().isEmpty()) {
            card.add(Notice.hint(unable(answer)));
        } else {
            Group first = groups.getFirst();
            card.add(groups.size() == 1 ? new Paragraph("Adds to " + Words.named(first.name()) + ".") : choice());
            card.add(consequence);
            var approve = new NativeButton("Approve", click -> {
                if (chosen != null) {
                    verdict.askToApprove(request, answer, chosen, words.text(), false);
                }
            });
            approve.addClassNames("button", "primary");
            buttons.addComponentAsFirst(approve);
            choose(first);
        }
        if (!answer.others().isEmpty() && !groups.isEmpty()) {
            var others =
                    new Paragraph("Open it too, but cannot be changed here: " + String.join(", ", answer.others()));
            others.addClassName("quiet");
            card.add(others);
        }
        card.add(words, buttons);
        add(card);
    }

    private Choice choice() {
        Map<String, String> options = new LinkedHashMap<>();
        groups.forEach(group -> options.put(group.id(), Words.named(group.name())));
        return new Choice("group", "Add to", options, id -> {
            groups.stream().filter(group -> group.id().equals(id)).findFirst().ifPresent(this::choose);
        });
    }

    private void choose(Group group) {
        chosen = group;
        consequence.removeAll();
        if (administrators.test(group)) {
            consequence.add(Notice.hint("Members of this group are administrators."));
        }
    }

    private static String unable(Situation answer) {
        if (answer.person().isEmpty()) {
            return "This person's groups are not looked after here, so nobody can be added to one. You can decline, and"
                    + " say whom to ask.";
        }
        return answer.others().isEmpty()
                ? "No group opens this page at present. You can change that under Pages, or decline."
                : "None of the groups that open this page can be changed here: " + String.join(", ", answer.others())
                        + ".";
    }
}
