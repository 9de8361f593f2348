package org.gatehouse.groups;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.access.Page;
import org.gatehouse.administration.Renaming;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;

/** What another name of a group brings about, in words. */
final class RenamingWords {

    private RenamingWords() {}

    static Question question(String before, String after, Renaming renaming) {
        var question = new Question("Rename " + Words.named(before) + " to " + Words.named(after) + "?");
        if (!renaming.closed().isEmpty()) {
            tell(question, "Closed to its members, unless another group lets them in: " + titles(renaming.closed()));
        }
        if (!renaming.opened().isEmpty()) {
            tell(question, "Opened to its members: " + titles(renaming.opened()));
        }
        if (renaming.locksOut()) {
            tell(question, "Its members may not log in here any more, unless another group lets them in.");
        }
        if (renaming.letsIn()) {
            tell(question, "Its members may log in here.");
        }
        tell(question, "Rules go by the names of groups, and are not changed.");
        return question;
    }

    private static void tell(Question question, String sentence) {
        question.with(new Paragraph(sentence));
    }

    private static String titles(List<Page> pages) {
        return pages.stream().map(page -> Words.named(page.title())).distinct().collect(Collectors.joining(", ")) + ".";
    }
}
