package org.gatehouse.account;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.account.Lookup.Found;
import org.gatehouse.account.Lookup.Missing;
import org.gatehouse.account.Lookup.Reason;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The signed-in user's user object. It is fetched from the directory once, at sign-in, and kept with the sign-in;
 * showing it again asks the directory every few minutes at most.
 */
@Service
class Account {

    private static final Logger log = LoggerFactory.getLogger(Account.class);

    private final @Nullable UserDirectory directory;
    private final DirectoryCalls calls;

    Account(ObjectProvider<UserDirectory> directory, DirectoryCalls calls) {
        this.directory = directory.getIfAvailable();
        this.calls = calls;
    }

    /** The user object as kept; fetched when there is none or when it is some minutes old. Returns at once. */
    CompletableFuture<Lookup> of(SignedIn signIn) {
        return kept(signIn).current(() -> fetch(signIn.user()));
    }

    /** The user object fetched anew, unless that is under way or the directory asked to wait. Returns at once. */
    CompletableFuture<Lookup> refreshed(SignedIn signIn) {
        return kept(signIn).anew(() -> fetch(signIn.user()));
    }

    /** Begins to fetch while the browser is still on its way to the first page. */
    @EventListener
    void onSignIn(SignedIn.Begun event) {
        // Whoever shows it later finds it, or finds it under way.
        var unused = of(event.signIn());
    }

    private CompletableFuture<Lookup> fetch(SignedInUser user) {
        if (directory == null) {
            return CompletableFuture.completedFuture(new Missing(Reason.NOT_CONFIGURED));
        }
        if (!directory.holdsUsersOf(user.issuer())) {
            return CompletableFuture.completedFuture(new Missing(Reason.ELSEWHERE));
        }
        UserDirectory asked = directory;
        return calls.submit(() -> ask(asked, user.subject())).exceptionally(Account::missing);
    }

    private static Lookup ask(UserDirectory directory, String subject) {
        return directory
                .find(subject)
                .<Lookup>map(user -> new Found(user, directory.groupsOf(subject), Instant.now()))
                .orElseGet(() -> new Missing(Reason.UNKNOWN_USER));
    }

    private static Lookup missing(Throwable failure) {
        Throwable cause = DirectoryCalls.cause(failure);
        log.warn("The user object could not be fetched: {}", cause.toString());
        return switch (cause) {
            case DirectoryException.Denied denied -> new Missing(Reason.DENIED);
            case DirectoryException.Throttled throttled -> new Missing(Reason.THROTTLED, throttled.until());
            default -> new Missing(Reason.UNAVAILABLE);
        };
    }

    private static KeptLookup kept(SignedIn signIn) {
        return signIn.keep(KeptLookup.class, KeptLookup::new);
    }
}
