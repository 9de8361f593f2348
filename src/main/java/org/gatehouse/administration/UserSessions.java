package org.gatehouse.administration;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.LiveSessionList;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.Sessions;
import org.springframework.stereotype.Component;

/** The sessions that users of the directory have in this application. */
@Component
class UserSessions {

    private final Directories directories;
    private final LiveSessionList list;
    private final Sessions sessions;

    UserSessions(Directories directories, LiveSessionList list, Sessions sessions) {
        this.directories = directories;
        this.list = list;
        this.sessions = sessions;
    }

    List<SessionInfo> of(String userId) {
        return issuers(userId)
                .flatMap(issuer -> sessions.of(issuer, userId).stream())
                .toList();
    }

    /** Returns how many there were. */
    int endAll(String userId) {
        return issuers(userId)
                .mapToInt(issuer -> sessions.endAllOf(issuer, userId, EndReason.ENDED_BY_ADMINISTRATOR, null))
                .sum();
    }

    /** The same id at another issuer is somebody else. */
    private Stream<String> issuers(String userId) {
        return list.issuersOf(userId).stream().filter(directories.users()::holdsUsersOf);
    }
}
