package org.gatehouse.preview;

import com.vaadin.flow.internal.UrlUtil;

/** Addresses of the pages here. */
final class Addresses {

    private Addresses() {}

    /** @param page its route; empty to have it chosen there */
    static String why(String userId, String page) {
        return WhyView.PATH + "?" + WhyView.USER + "=" + UrlUtil.encodeURIComponent(userId)
                + (page.isEmpty() ? "" : "&" + WhyView.PAGE + "=" + UrlUtil.encodeURIComponent(page));
    }

    static String preview(String key) {
        return PreviewView.PATH + "?" + PreviewView.AS + "=" + UrlUtil.encodeURIComponent(key);
    }
}
