package org.gatehouse.preview;

import com.vaadin.flow.internal.UrlUtil;

/** Addresses of the pages here. */
final class Addresses {

    /** Stands for the home page, whose route is empty. */
    static final String HOME = "/";

    private Addresses() {}

    /** Why a user may open whatever page. */
    static String why(String userId) {
        return WhyView.PATH + "?" + WhyView.USER + "=" + UrlUtil.encodeURIComponent(userId);
    }

    static String why(String userId, String route) {
        return why(userId) + "&" + WhyView.PAGE + "=" + page(route);
    }

    /** The same with the user still to be chosen. */
    static String whyFor(String route) {
        return WhyView.PATH + "?" + WhyView.PAGE + "=" + page(route);
    }

    /** Where its rule is changed. */
    static String rule(String route) {
        return "admin/pages/rule?page=" + UrlUtil.encodeURIComponent(route);
    }

    static String preview(String key) {
        return PreviewView.PATH + "?" + PreviewView.AS + "=" + UrlUtil.encodeURIComponent(key);
    }

    private static String page(String route) {
        return UrlUtil.encodeURIComponent(route.isEmpty() ? HOME : route);
    }
}
