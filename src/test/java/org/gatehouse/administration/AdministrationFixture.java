package org.gatehouse.administration;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Trails;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.SignIns;
import org.gatehouse.testkit.TestDatabase;
import org.gatehouse.testkit.TestDirectory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What administration is made of, on a database and a directory in memory. Ada (u1) and Bob (u2) are administrators. */
final class AdministrationFixture implements AutoCloseable {

    static final String ISSUER = "https://id.example";

    final TestDirectory directory = new TestDirectory(ISSUER);
    final Group admins = directory.group("g1", "Admins", GroupKind.EDITABLE);
    final Group staff = directory.group("g2", "Staff", GroupKind.EDITABLE);
    final TestDatabase database = TestDatabase.h2();
    final AuditTrail trail = Trails.on(database);
    final DirectoryCalls calls = new DirectoryCalls();
    final Changes changes = new Changes(trail, calls, SignIns.currentUser());
    final AdministratorRules rules;

    AdministrationFixture() {
        directory.user("u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1", "g2");
        directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g1");
        directory.user("u3", "Eve", "Adams", UserStatus.ACTIVE, "g2");
        var beans = new StaticListableBeanFactory(Map.of("users", directory, "groups", directory.groups()));
        var directories = new Directories(
                beans.getBeanProvider(UserDirectory.class), beans.getBeanProvider(GroupDirectory.class));
        var lock = new AdministratorLock(new JdbcTemplate(database.database()), InstantSource.system());
        rules = new AdministratorRules(directories, lock, new AccessSettings(Set.of("Admins", "Owners")));
    }

    static Actor actor(String id) {
        return new Actor(ISSUER, id, "Name of " + id, "session-of-" + id);
    }

    void remove(Actor actor, Group group, String userId) {
        rules.takingMembership(actor, group, userId, () -> {
            directory.groups().remove(group.id(), userId);
            return true;
        });
    }

    @Override
    public void close() {
        calls.close();
        database.close();
    }
}
