package org.gatehouse.preview;

import com.vaadin.flow.internal.UrlUtil;

/** Addresses of the pages here. */
final class Addresses {

    /** Stands for the home page, whose route is empty. */
    static final String HOME = "/";

    private Addresses() {}

    /** Why somebody may open whatever page. */
    static String why(Asked asked) {
        return WhyView.PATH + "?" + whom(asked);
    }

    static String why(Asked asked, String route) {
        return why(asked) + "&" + WhyView.PAGE + "=" + page(route);
    }

    /** The same with the person still to be chosen. */
    static String whyFor(String route) {
        return WhyView.PATH + "?" + WhyView.PAGE + "=" + page(route);
    }

    /** Where its rule is changed. */
    static String rule(String route) {
        return "admin/pages/rule?page=" + UrlUtil.encodeURIComponent(route);
    }

    static String preview(Asked asked) {
        String whom = switch (asked) {
            case Asked.User user -> as(PreviewView.USER + user.id());
            case Asked.LoggedIn person -> whom(person);
            case Asked.Group group -> as(PreviewView.GROUP + group.name());
        };
        return PreviewView.PATH + "?" + whom;
    }

    private static String whom(Asked asked) {
        return switch (asked) {
            case Asked.User user -> WhyView.USER + "=" + UrlUtil.encodeURIComponent(user.id());
            case Asked.LoggedIn person ->
                Asked.LoggedIn.ISSUER + "=" + UrlUtil.encodeURIComponent(person.issuer()) + "&" + Asked.LoggedIn.SUBJECT
                        + "=" + UrlUtil.encodeURIComponent(person.subject());
            case Asked.Group group -> throw new IllegalArgumentException("Why is asked of one person: " + group.name());
        };
    }

    private static String as(String whom) {
        return PreviewView.AS + "=" + UrlUtil.encodeURIComponent(whom);
    }

    private static String page(String route) {
        return UrlUtil.encodeURIComponent(route.isEmpty() ? HOME : route);
    }
}
