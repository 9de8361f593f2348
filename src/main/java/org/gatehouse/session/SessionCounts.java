package org.gatehouse.session;

import org.springframework.stereotype.Component;

/** How much this node holds. */
@Component
public class SessionCounts {

    private final LiveSessions live;
    private final OpenTabs tabs;

    SessionCounts(LiveSessions live, OpenTabs tabs) {
        this.live = live;
        this.tabs = tabs;
    }

    /** Sessions that something on this node uses, or did a moment ago. */
    public int inUse() {
        return live.size();
    }

    /** Tabs that listen to what becomes of their session. */
    public int openTabs() {
        return tabs.streams();
    }
}
