package org.gatehouse.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.administration.DirectorySetup;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;

/** Says what to set where no user directory is set up, or that there is nothing to set, and what works without one. */
public final class NoDirectory {

    private NoDirectory() {}

    public static Card card(DirectorySetup setup) {
        var card = new Card(
                "No user directory is set up",
                new Paragraph("People can log in, but their accounts and groups can be neither seen nor changed from"
                        + " here."));
        card.add(advice(setup));
        card.add(
                new Paragraph("Without it you can still say which pages are open to which groups, see who is logged in,"
                        + " why they may open a page, and what has happened, and log people out here."),
                links());
        return card;
    }

    private static Component[] advice(DirectorySetup setup) {
        return switch (setup.kind()) {
            case "okta" ->
                settings(
                        "For Okta, set these two, or the first with OKTA_API_CLIENT_ID and OKTA_API_PRIVATE_KEY of a"
                                + " service application, and start again:",
                        "OKTA_ORG_URL=https://your-organization.okta.com",
                        "OKTA_API_TOKEN=…");
            case "keycloak" ->
                settings(
                        "For Keycloak, name a confidential client of the same realm whose service account has the roles"
                                + " manage-users, view-users, query-users and query-groups of realm-management, and"
                                + " start again:",
                        "DIRECTORY_CLIENT_ID=…",
                        "DIRECTORY_CLIENT_SECRET=…");
            case "auth0" ->
                settings(
                        "For Auth0, name a machine-to-machine application that may use the Management API with the"
                                + " permissions that .env.example lists, and start again:",
                        "DIRECTORY_CLIENT_ID=…",
                        "DIRECTORY_CLIENT_SECRET=…");
            default ->
                new Component[] {
                    new Paragraph("There is nothing to set for " + named(setup) + ": Gatehouse administers users and"
                            + " groups at Okta, Keycloak and Auth0 only. Elsewhere they are administered at the"
                            + " provider itself.")
                };
        };
    }

    private static Component[] settings(String words, String first, String second) {
        return new Component[] {new Paragraph(words), new Code(first), new Code(second)};
    }

    /** In a sentence. */
    private static String named(DirectorySetup setup) {
        return switch (setup.kind()) {
            case "oidc" -> "a provider that is only known to speak OpenID Connect";
            case "builtin" -> "the built-in identity server";
            default -> setup.provider();
        };
    }

    private static Div links() {
        var links = new Div(
                Links.view("admin/pages", "Pages", "button"),
                Links.view("admin/sessions", "Sessions", "button"),
                Links.view("admin/audit", "Audit", "button"));
        links.addClassName("buttons");
        return links;
    }
}
