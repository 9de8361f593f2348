package org.gatehouse.users;

import com.vaadin.flow.component.UI;
import org.gatehouse.administration.LoggedOutHereOnly;
import org.gatehouse.console.Problem;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Words;

/** What became of a log-out that did not come through to the provider. */
final class HalfLoggedOut {

    private HalfLoggedOut() {}

    /** @param again offered where that may help */
    static Notice of(String name, LoggedOutHereOnly half, String directory, Runnable again) {
        String here = half.sessions() == 0
                ? name + " is not logged in here. "
                : name + " was logged out of " + Words.count(half.sessions(), "session") + " here. ";
        String there = Problem.of(half.failure(), directory, BrowserTime.of(UI.getCurrent()))
                .sentence();
        var notice = Notice.hint(here + there + " " + name + " may be let in again there without a password.");
        return switch (half.failure()) {
            case DirectoryException.Unavailable unavailable -> notice.withRetry(again);
            case DirectoryException.Throttled throttled -> notice.withRetry(again);
            default -> notice;
        };
    }
}
