package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.net.URI;
import org.gatehouse.uikit.Notice;

/** A link that opens an account, shown once. It is kept nowhere: who loads the page again does not see it any more. */
final class HandedLink extends Div {

    /** In the click itself: browsers let nothing else write to the clipboard. Where they have none, the text is selected. */
    private static final String COPY = """
            this.onclick = () => {
              const code = this.parentElement.parentElement.querySelector('code');
              getSelection().selectAllChildren(code);
              navigator.clipboard?.writeText(code.textContent).then(() => this.textContent = 'Copied');
            }""";

    /** @param words what has been done */
    HandedLink(Component words, URI link) {
        var copy = new NativeButton("Copy the link");
        copy.addClassNames("button", "small");
        copy.getElement().executeJs(COPY);
        var code = new Code(link.toString());
        code.addClassName("link");
        addClassName("stack");
        add(
                words,
                Notice.hint("Whoever has this link can choose the password of this account: give it to its owner only."
                        + " It is shown just this once."),
                code,
                new Div(copy));
    }
}
