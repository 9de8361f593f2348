package org.gatehouse.bulk;

import static org.gatehouse.bulk.Work.answer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.console.CsvAnswer;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** Writes users to a file, page by page, few files at a time. The trail says who took which. */
@Service
@OpenTo(Audience.ADMINISTRATORS)
class Export {

    private static final int AT_ONCE = 2;
    private static final int MOST_PAGES = 20_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final UserAdministration users;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** So many files are being written already that this one has to wait. */
    static final class TooMany extends RuntimeException {}

    Export(UserAdministration users, AuditTrail trail, CurrentUser currentUser, InstantSource clock) {
        this.users = users;
        this.trail = trail;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Asks for the first page, so that what fails at once fails before anything is written.
     *
     * @throws TooMany when others are at it
     */
    public Running begin(UserSearch search) {
        if (!places.tryAcquire()) {
            throw new TooMany();
        }
        try {
            long entry = trail.begin(
                    actor(), new Change("users.export", "directory", "", "Users", Map.of(), filter(search)));
            return new Running(search, entry);
        } catch (RuntimeException failure) {
            places.release();
            throw failure;
        }
    }

    private Actor actor() {
        return currentUser
                .signIn()
                .map(Actor::of)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    private static Map<String, String> filter(UserSearch search) {
        var filter = new TreeMap<String, String>();
        filter.put("Search", search.text());
        filter.put("Status", search.status() == null ? "" : search.status().name());
        filter.put("Group", search.groupId() == null ? "" : search.groupId());
        return filter;
    }

    /** One file under way. It ends well or with a failure, and the trail says which. */
    final class Running implements AutoCloseable {

        private final UserSearch search;
        private final long entry;
        private final Patience patience;
        private int written;
        private boolean complete;

        private Running(UserSearch search, long entry) {
            this.search = search;
            this.entry = entry;
            this.patience = new Patience(new Gate(clock), clock, PAUSE, until -> {});
        }

        /** Fails as the services do, with the file half written. */
        void writeTo(CsvAnswer file) throws IOException {
            Set<Attribute> attributes =
                    users.capabilities().map(Capabilities::attributes).orElseThrow();
            @Nullable String next = null;
            boolean first = true;
            var cursors = new HashSet<String>();
            while (first || next != null) {
                Optional<String> after = Optional.ofNullable(next);
                Page<User> page = patience.with(() -> answer(users.search(search, after)));
                if (first) {
                    file.line(header(attributes));
                }
                for (User user : page.items()) {
                    file.line(line(user, attributes));
                    written++;
                }
                file.flush();
                next = page.next();
                first = false;
                if (next != null && (!cursors.add(next) || cursors.size() > MOST_PAGES)) {
                    throw new DirectoryException.Unavailable("The directory's list of users does not end", null);
                }
            }
            complete = true;
        }

        @Override
        public void close() {
            places.release();
            trail.end(entry, complete ? Outcome.DONE : Outcome.FAILED, written + " users", null);
        }

        private static List<String> header(Set<Attribute> attributes) {
            var names = new ArrayList<String>();
            names.add("id");
            attributes.forEach(attribute -> names.add(Columns.name(attribute)));
            names.addAll(List.of("status", "created", "lastLogin"));
            return names;
        }

        private static List<String> line(User user, Set<Attribute> attributes) {
            var cells = new ArrayList<String>();
            cells.add(user.id());
            attributes.forEach(attribute ->
                    cells.add(Objects.requireNonNullElse(user.profile().get(attribute), "")));
            cells.add(user.status().name());
            cells.add(text(user.created()));
            cells.add(text(user.lastLogin()));
            return cells;
        }

        private static String text(@Nullable Instant time) {
            return time == null ? "" : time.toString();
        }
    }
}
