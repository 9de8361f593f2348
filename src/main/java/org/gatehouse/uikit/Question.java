package org.gatehouse.uikit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * Asks before something that cannot be taken back. It is the browser's own dialog: nothing behind it can be reached, and
 * Escape closes it. It goes with the component that it is added to, and is used once.
 */
@Tag("dialog")
public final class Question extends HtmlContainer {

    private final Div answers = new Div();

    public Question(String heading, Component... about) {
        addClassName("question");
        getElement().setAttribute("aria-label", heading);
        add(new H2(heading));
        add(about);
        add(answers);
        answers.addClassName("buttons");
        answers.add(cancel());
        getElement().addEventListener("close", closed -> close());
    }

    /** Adds a button that closes the dialog and does something. */
    public Question withAnswer(String text, Runnable action) {
        var button = new NativeButton(text, click -> {
            close();
            action.run();
        });
        button.addClassNames("button", "danger");
        answers.add(button);
        return this;
    }

    /** Adds a button as {@link #withAnswer} does, for those who have typed a text first. */
    public Question withTypedAnswer(String toType, String text, Runnable action) {
        withAnswer(text, action);
        var button = (NativeButton) answers.getComponentAt(answers.getComponentCount() - 1);
        button.setEnabled(false);
        var field = new Field("Type “" + Words.named(toType) + "” to confirm", Math.max(toType.length(), 1));
        field.input().setValueChangeMode(ValueChangeMode.EAGER);
        field.input()
                .addValueChangeListener(
                        typed -> button.setEnabled(Words.typeable(field.text()).equals(Words.typeable(toType))));
        addComponentAtIndex(indexOf(answers), field);
        return this;
    }

    /** Adds what belongs between the words and the buttons. */
    public Question with(Component component) {
        addComponentAtIndex(indexOf(answers), component);
        return this;
    }

    /** Adds a link that leaves the page. */
    public Question withLink(Anchor link) {
        answers.add(link);
        return this;
    }

    /**
     * When a page is opened by its address, Vaadin builds it first and moves it into its place then, and a dialog that is
     * moved stays open without being modal. So it is shown once the page is in its place.
     */
    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("""
                const show = () => {
                    if (this.closest('#outlet')) this.showModal();
                    else if (this.isConnected) requestAnimationFrame(show);
                };
                show();""");
    }

    /** Without an answer. */
    public void close() {
        getElement().removeFromParent();
    }

    /** The first button, and so the one that has the focus. The browser closes the dialog and puts the focus back. */
    private static NativeButton cancel() {
        var button = new NativeButton("Cancel");
        button.addClassName("button");
        button.getElement().executeJs("this.onclick = () => this.closest('dialog').close()");
        return button;
    }
}
