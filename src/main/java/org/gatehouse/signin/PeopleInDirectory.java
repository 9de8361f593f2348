package org.gatehouse.signin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the directory of the very provider that a person signed in with knows of them, within seconds or not at all. */
@Component
class PeopleInDirectory {

    private static final int LONGEST_S = 5;

    private final ObjectProvider<UserDirectory> directories;
    private final DirectoryCalls calls;

    PeopleInDirectory(ObjectProvider<UserDirectory> directories, DirectoryCalls calls) {
        this.directories = directories;
        this.calls = calls;
    }

    /**
     * The names of a person's groups; empty when there is no directory of this issuer.
     *
     * @throws DirectoryException if it cannot be asked
     */
    Optional<List<String>> groupsOf(String issuer, String subject) {
        return ask(
                issuer,
                directory ->
                        directory.groupsOf(subject).stream().map(Group::name).toList());
    }

    /**
     * Whether the person is deactivated, suspended or deleted; false when there is no directory of this issuer.
     *
     * @throws DirectoryException if it cannot be asked
     */
    boolean keepsOut(String issuer, String subject) {
        return ask(
                        issuer,
                        directory -> directory
                                .find(subject)
                                .map(user -> user.status() == UserStatus.SUSPENDED
                                        || user.status() == UserStatus.DEPROVISIONED)
                                .orElse(true))
                .orElse(false);
    }

    private <T> Optional<T> ask(String issuer, Function<UserDirectory, T> question) {
        return directories.stream()
                .filter(directory -> directory.holdsUsersOf(issuer))
                .findFirst()
                .map(directory -> await(calls.submit(() -> question.apply(directory))));
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(LONGEST_S, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new DirectoryException.Unavailable("The directory took too long", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof DirectoryException known
                    ? known
                    : new DirectoryException.Unavailable("The directory could not be asked", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DirectoryException.Unavailable("Interrupted", interrupted);
        }
    }
}
