package org.gatehouse.users;

import com.vaadin.flow.internal.UrlUtil;

/** Addresses of users' pages. */
final class UserLink {

    static final String DO = "do";
    static final String LOG_OUT = "LOG_OUT";

    private UserLink() {}

    static String to(String id) {
        return UsersView.PATH + "/" + UrlUtil.encodeURIComponent(id);
    }

    /** @param toDo what to ask about at once; may be empty */
    static String to(String id, String toDo) {
        return toDo.isEmpty() ? to(id) : to(id) + "?" + DO + "=" + UrlUtil.encodeURIComponent(toDo);
    }
}
