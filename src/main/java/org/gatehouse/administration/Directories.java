package org.gatehouse.administration;

import java.util.Optional;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The directory that is set up, if there is one. */
@Component
class Directories {

    private final Optional<UserDirectory> users;
    private final Optional<GroupDirectory> groups;

    Directories(ObjectProvider<UserDirectory> users, ObjectProvider<GroupDirectory> groups) {
        this.users = users.stream().findFirst();
        this.groups = groups.stream().findFirst();
    }

    Optional<UserDirectory> usersIfAny() {
        return users;
    }

    /** @throws Refused when none is set up */
    UserDirectory users() {
        return users.orElseThrow(() -> new Refused(Refused.Rule.NO_DIRECTORY));
    }

    /** @throws Refused when none is set up */
    GroupDirectory groups() {
        return groups.orElseThrow(() -> new Refused(Refused.Rule.NO_DIRECTORY));
    }
}
