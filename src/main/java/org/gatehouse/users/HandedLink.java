package org.gatehouse.users;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.net.URI;
import org.gatehouse.uikit.Notice;

/** A link that opens an account, shown once. It is kept nowhere: who loads the page again does not see it any more. */
final class HandedLink extends Div {

    /** In the click itself: browsers let nothing else write to the clipboard. Where they have none, the text is selected. */
    private static final String COPY = """
            const code = this.parentElement.querySelector('code');
            getSelection().selectAllChildren(code);
            navigator.clipboard?.writeText(code.textContent).then(() => this.textContent = 'Copied')""";

    HandedLink(String name, URI link) {
        var copy = new NativeButton("Copy the link");
        copy.addClassNames("button", "small");
        copy.getElement().setAttribute("onclick", COPY);
        var code = new Code(link.toString());
        code.addClassName("link");
        addClassName("stack");
        add(
                Notice.hint("Whoever has this link can choose the password of this account. Give it to " + name
                        + " and to nobody else. It is shown only this once."),
                code,
                copy);
    }
}
