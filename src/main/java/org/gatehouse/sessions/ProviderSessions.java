package org.gatehouse.sessions;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ends people's sessions at their identity provider, through the directory of that very provider and no other. */
@Component
class ProviderSessions {

    private static final Logger log = LoggerFactory.getLogger(ProviderSessions.class);

    private final List<UserDirectory> directories;
    private final DirectoryCalls calls;

    ProviderSessions(ObjectProvider<UserDirectory> directories, DirectoryCalls calls) {
        this.directories = directories.stream().toList();
        this.calls = calls;
    }

    /** Returns at once; the future is completed within some seconds, never with a failure. */
    CompletableFuture<AtProvider> end(String issuer, String subject) {
        Optional<UserDirectory> directory = directories.stream()
                .filter(candidate -> candidate.holdsUsersOf(issuer))
                .findFirst();
        if (directory.isEmpty()) {
            return CompletableFuture.completedFuture(AtProvider.NOT_POSSIBLE);
        }
        return calls.submit(() -> ask(directory.get(), subject)).exceptionally(ProviderSessions::failed);
    }

    private static AtProvider ask(UserDirectory directory, String subject) {
        return directory.endSessions(subject) ? AtProvider.ENDED : AtProvider.UNKNOWN_USER;
    }

    private static AtProvider failed(Throwable failure) {
        Throwable cause = DirectoryCalls.cause(failure);
        log.warn("Sessions at the provider could not be ended: {}", cause.toString());
        return switch (cause) {
            case DirectoryException.Denied denied -> AtProvider.DENIED;
            case DirectoryException.Throttled throttled -> AtProvider.THROTTLED;
            default -> AtProvider.UNAVAILABLE;
        };
    }
}
