package org.gatehouse.administration;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.LiveSessionList;
import org.gatehouse.session.RightsChanges;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.Sessions;
import org.springframework.stereotype.Component;

/** The sessions that users of the directory have in this application. */
@Component
class UserSessions {

    private final Directories directories;
    private final LiveSessionList list;
    private final Sessions sessions;
    private final RightsChanges rights;

    UserSessions(Directories directories, LiveSessionList list, Sessions sessions, RightsChanges rights) {
        this.directories = directories;
        this.list = list;
        this.sessions = sessions;
        this.rights = rights;
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

    /**
     * Ends them here, then those at the provider. Returns how many there were here.
     *
     * @throws LoggedOutHereOnly when the directory does not do its part
     */
    int endEverywhere(String userId) {
        int ended = endAll(userId);
        try {
            directories.users().endSessions(userId);
        } catch (DirectoryException failure) {
            throw new LoggedOutHereOnly(ended, failure);
        }
        return ended;
    }

    /** Their groups have changed, and what is open to them follows at once. */
    void haveOtherGroups(String userId) {
        issuers(userId).forEach(issuer -> rights.ofPerson(issuer, userId));
    }

    /** What a group opens, it opens under this name no longer. */
    void lose(Group group) {
        rights.ofGroup(group.name());
    }

    /** The same id at another issuer is somebody else. */
    private Stream<String> issuers(String userId) {
        return list.issuersOf(userId).stream().filter(directories.users()::holdsUsersOf);
    }
}
