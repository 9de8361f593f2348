package org.gatehouse.pages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Form;
import org.gatehouse.uikit.UnsavedGuard;

/** Who a page is to be open to. It knows no service but the one that finds groups. */
final class RuleForm extends Div {

    private static final Map<Audience, String> WORDS = new EnumMap<>(Map.of(
            Audience.EVERYONE, "Everyone",
            Audience.SIGNED_IN, "Everyone who is logged in",
            Audience.GROUPS, "Members of groups",
            Audience.ADMINISTRATORS, "Administrators"));

    private final Choice audience;
    private final RuleGroups groups;
    private final Paragraph problem = new Paragraph();
    private final NativeButton save;
    private final Form form;
    private final transient Consumer<Optional<PageRule>> changed;

    /**
     * @param directory what people call the directory; empty when there is none
     * @param changed is told what is chosen, whenever that changes; of nothing, while there is no group yet
     */
    RuleForm(
            Page page,
            Optional<String> directory,
            GroupAdministration administration,
            Consumer<Optional<PageRule>> changed,
            Consumer<PageRule> saved) {
        this.changed = changed;
        this.audience = new Choice("audience", "Open to", options(page), value -> onChange());
        this.groups = new RuleGroups(directory, administration, this::onChange);
        this.save = new NativeButton("Save", click -> chosen().ifPresent(saved));
        save.addClassNames("button", "primary");
        problem.addClassName("field-problem");
        problem.getElement().setAttribute("role", "alert");
        form = new Form(audience, groups, problem);
        add(form);
    }

    /** The button that saves what is chosen, to be put where it belongs. */
    NativeButton save() {
        return save;
    }

    void show(PageRule rule) {
        audience.value(rule.audience().name());
        groups.show(rule.groups());
        onChange();
    }

    /** Nothing would be lost any more. */
    void saved() {
        UnsavedGuard.saved(form);
    }

    private void onChange() {
        groups.setVisible(is(Audience.GROUPS));
        problem.setText("");
        changed.accept(Optional.of(wanted()).filter(rule -> !rule.isClosed()));
    }

    private Optional<PageRule> chosen() {
        PageRule wanted = wanted();
        problem.setText(wanted.isClosed() ? "Choose at least one group. Without one, nobody could open the page." : "");
        return wanted.isClosed() ? Optional.empty() : Optional.of(wanted);
    }

    private PageRule wanted() {
        return new PageRule(Audience.valueOf(audience.value()), is(Audience.GROUPS) ? groups.names() : Set.of());
    }

    private boolean is(Audience one) {
        return audience.value().equals(one.name());
    }

    private static Map<String, String> options(Page page) {
        var options = new LinkedHashMap<String, String>();
        WORDS.forEach((audience, words) -> {
            if (page.isOpenableTo(audience)) {
                options.put(audience.name(), words);
            }
        });
        return options;
    }
}
