package org.gatehouse.session;

import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.cluster.ClusterEvents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets sessions know that what they know of their people is not true any more. It asks nobody for permission: who may
 * say so is for the callers to decide.
 */
@Component
public class RightsChanges {

    private static final String GROUP = "group-changed";

    private final Sessions sessions;
    private final SessionStore store;
    private final LiveSessions live;
    private final ClusterEvents events;
    private final TransactionOperations transaction;

    RightsChanges(
            Sessions sessions,
            SessionStore store,
            LiveSessions live,
            ClusterEvents events,
            TransactionOperations transaction) {
        this.sessions = sessions;
        this.store = store;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
        var unused = events.subscribe(GROUP, this::askSoonAboutMembersOf);
    }

    /**
     * The groups of a person have changed: on all nodes the provider is asked again before they do anything else, and at
     * once where a page is open. Where there is nothing to ask it with, they have to log in again.
     */
    public void ofPerson(String issuer, String subject) {
        transaction.executeWithoutResult(
                status -> store.outdate(issuer, subject).forEach(id -> events.publish(Sessions.CHANGED, id)));
        live.all().stream().filter(session -> session.isOf(issuer, subject)).forEach(sessions::lookAgain);
    }

    /** A group has another name, or is no more: on all nodes the provider is asked about its members who are there now. */
    public void ofGroup(String name) {
        events.publish(GROUP, name);
        askSoonAboutMembersOf(name);
    }

    /** What is open to people has changed: on this node, open tabs of those whom it concerns are told. */
    public void ofPages(Predicate<SignedInUser> concerned) {
        List<AuthSession> sessions = live.all().stream()
                .filter(session -> concerned.test(session.user()))
                .toList();
        var change = OtherRights.ofPages(sessions.size());
        sessions.forEach(session -> session.tell(change));
    }

    private void askSoonAboutMembersOf(String group) {
        live.all().stream()
                .filter(session -> session.user().groups().contains(group))
                .forEach(session -> session.freshness().askSoon());
    }
}
