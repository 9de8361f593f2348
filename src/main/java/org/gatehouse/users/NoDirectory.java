package org.gatehouse.users;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;

/** Says what to set where no user directory is set up, and what works without one. */
final class NoDirectory {

    private NoDirectory() {}

    static Card card() {
        return new Card(
                "No user directory is set up",
                new Paragraph("People can log in, but their accounts cannot be seen or changed from here. For Okta, set"
                        + " these two, or the second with a service application's key, and start again:"),
                new Code("OKTA_ORG_URL=https://your-organization.okta.com"),
                new Code("OKTA_API_TOKEN=…"),
                new Paragraph("Who is logged in now, and from where, can be seen without it."),
                Links.view("admin/sessions", "Sessions", "button"));
    }
}
