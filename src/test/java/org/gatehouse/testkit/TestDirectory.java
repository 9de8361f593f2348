package org.gatehouse.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory that keeps the contract of the port, for tests of what is built on it. It notes its calls and can
 * be made to fail or to wait.
 */
public final class TestDirectory implements UserDirectory {

    private static final Set<Attribute> ATTRIBUTES = EnumSet.of(
            Attribute.LOGIN,
            Attribute.FIRST_NAME,
            Attribute.LAST_NAME,
            Attribute.EMAIL,
            Attribute.DEPARTMENT,
            Attribute.TITLE);

    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, Group> groups = new ConcurrentSkipListMap<>();
    private final Map<String, Set<String>> members = new ConcurrentSkipListMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    private final String issuer;

    /** What was asked for, for example {@code perform DEACTIVATE u1}. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** Runs before every call: throws, or waits. */
    public volatile Runnable before = () -> {};

    /** The same, and knows which it is, as several may be made at once. */
    public volatile Consumer<String> beforeCall = call -> {};

    /** Whether its lists begin again where they end. */
    public volatile boolean circling;

    /** What comes in the way of groups and invitation when the user is made already; null when nothing does. */
    public volatile @Nullable DirectoryException afterCreation;

    public volatile Capabilities capabilities = handingOutLinks(EnumSet.allOf(Delivery.class));

    /** @param issuer at which its users sign in */
    public TestDirectory(String issuer) {
        this.issuer = issuer;
    }

    /** As new: nobody is in it, nothing was asked, and it answers at once. */
    public void clear() {
        before = () -> {};
        beforeCall = call -> {};
        circling = false;
        afterCreation = null;
        capabilities = handingOutLinks(EnumSet.allOf(Delivery.class));
        users.clear();
        groups.clear();
        members.clear();
        calls.clear();
    }

    /** Able to do everything else. */
    public static Capabilities handingOutLinks(Set<Delivery> deliveries) {
        return new Capabilities(
                "Test directory",
                ATTRIBUTES,
                EnumSet.of(Attribute.LOGIN, Attribute.FIRST_NAME, Attribute.LAST_NAME, Attribute.EMAIL),
                Set.of(),
                EnumSet.complementOf(EnumSet.of(UserStatus.UNKNOWN)),
                EnumSet.allOf(UserAction.class),
                true,
                deliveries,
                true,
                true);
    }

    /** Adds a user with the login {@code first.last@example.com}, in the groups of these ids. */
    public User user(String id, String first, String last, UserStatus status, String... groupIds) {
        String login = (first + "." + last).toLowerCase(Locale.ROOT) + "@example.com";
        var profile = new Profile(Map.of(
                Attribute.LOGIN,
                login,
                Attribute.EMAIL,
                login,
                Attribute.FIRST_NAME,
                first,
                Attribute.LAST_NAME,
                last));
        put(id, status, profile);
        for (String group : groupIds) {
            membersOf(group).add(id);
        }
        return present(id);
    }

    /** Moves a user as something outside would: an accepted invitation, too many wrong passwords. */
    public User become(String id, UserStatus status) {
        put(id, status, present(id).profile());
        return present(id);
    }

    public Group group(String id, String name, GroupKind kind) {
        var group = new Group(id, name, null, kind, null);
        groups.put(id, group);
        return group;
    }

    /** Has every call wait until the latch is opened. */
    public CountDownLatch hold() {
        var held = new CountDownLatch(1);
        before = () -> {
            try {
                held.await();
            } catch (InterruptedException cancelled) {
                throw new DirectoryException.Unavailable("Cancelled", cancelled);
            }
        };
        return held;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return issuer.equals(this.issuer);
    }

    @Override
    public Page<User> search(UserSearch search, Optional<String> after) {
        called("search users " + search.text());
        Predicate<User> wanted = user -> (search.status() == null || user.status() == search.status())
                && (search.groupId() == null || membersOf(search.groupId()).contains(user.id()))
                && (search.text().isEmpty() || beginsWith(user, search.text()) || search.isFullNameOf(user));
        return page(users.values().stream().filter(wanted), User::id, after, search.limit());
    }

    @Override
    public Optional<User> find(String id) {
        called("find " + id);
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<User> findByLogin(String login) {
        called("findByLogin " + login);
        return byLogin(login);
    }

    @Override
    public List<Group> groupsOf(String id) {
        called("groupsOf " + id);
        return groups.values().stream()
                .filter(group -> membersOf(group.id()).contains(id))
                .sorted(Comparator.comparing(Group::name))
                .toList();
    }

    @Override
    public synchronized Done create(NewUser user) {
        called("create " + user.profile().get(Attribute.LOGIN));
        requireValues(user.profile(), capabilities.required());
        requireNoProblems(
                new EnumMap<Attribute, @Nullable String>(user.profile().values()));
        requireFree(user.profile().get(Attribute.LOGIN), null);
        String id = "u%07d".formatted(1_000 + ids.incrementAndGet());
        DirectoryException failure = afterCreation;
        if (failure != null) {
            put(id, capabilities.staging() ? UserStatus.STAGED : UserStatus.ACTIVE, user.profile());
            return new Done(present(id), null, failure);
        }
        put(id, user.invite() == null ? UserStatus.STAGED : UserStatus.PROVISIONED, user.profile());
        user.groupIds().forEach(group -> membersOf(group).add(id));
        return done(id, user.invite());
    }

    @Override
    public User change(String id, String version, ProfileChange change) {
        called("change " + id);
        User user = present(id);
        if (!user.version().equals(version)) {
            throw new DirectoryException.Outdated(null);
        }
        var values = new EnumMap<Attribute, String>(Attribute.class);
        values.putAll(user.profile().values());
        change.values().forEach((attribute, value) -> {
            if (value == null) {
                values.remove(attribute);
            } else {
                values.put(attribute, value);
            }
        });
        var profile = new Profile(values);
        requireValues(profile, capabilities.required());
        requireNoProblems(user.profile().changeTo(profile).values());
        requireFree(profile.get(Attribute.LOGIN), id);
        put(id, user.status(), profile);
        return present(id);
    }

    @Override
    public Set<UserAction> actionsFor(User user) {
        return user.changing() ? EnumSet.noneOf(UserAction.class) : actionsIn(user.status());
    }

    private static Set<UserAction> actionsIn(UserStatus status) {
        return switch (status) {
            case STAGED -> EnumSet.of(UserAction.ACTIVATE, UserAction.DEACTIVATE);
            case PROVISIONED -> EnumSet.of(UserAction.REACTIVATE, UserAction.DEACTIVATE);
            case RECOVERY -> EnumSet.of(UserAction.RESET_PASSWORD, UserAction.REACTIVATE, UserAction.DEACTIVATE);
            case ACTIVE ->
                EnumSet.of(
                        UserAction.SUSPEND,
                        UserAction.RESET_PASSWORD,
                        UserAction.EXPIRE_PASSWORD,
                        UserAction.DEACTIVATE);
            case PASSWORD_EXPIRED ->
                EnumSet.of(UserAction.RESET_PASSWORD, UserAction.EXPIRE_PASSWORD, UserAction.DEACTIVATE);
            case LOCKED_OUT -> EnumSet.of(UserAction.UNLOCK, UserAction.RESET_PASSWORD, UserAction.DEACTIVATE);
            case SUSPENDED -> EnumSet.of(UserAction.UNSUSPEND, UserAction.DEACTIVATE);
            case DEPROVISIONED -> EnumSet.of(UserAction.ACTIVATE, UserAction.DELETE);
            case UNKNOWN -> EnumSet.noneOf(UserAction.class);
        };
    }

    @Override
    public Done perform(String id, UserAction action, Delivery delivery) {
        called("perform " + action + " " + id);
        User user = present(id);
        if (!actionsFor(user).contains(action)) {
            throw new DirectoryException.WrongState(action + " does not go with " + user.status(), null);
        }
        if (action == UserAction.DELETE) {
            users.remove(id);
            members.values().forEach(ids -> ids.remove(id));
            return new Done(null, null);
        }
        put(id, after(action), user.profile());
        boolean linked = Set.of(UserAction.ACTIVATE, UserAction.REACTIVATE, UserAction.RESET_PASSWORD)
                .contains(action);
        return done(id, linked ? delivery : null);
    }

    @Override
    public boolean endSessions(String id) {
        called("endSessions " + id);
        return users.containsKey(id);
    }

    /** The groups of this directory. */
    public GroupDirectory groups() {
        return new Groups();
    }

    private void called(String call) {
        calls.add(call);
        beforeCall.accept(call);
        before.run();
    }

    private void put(String id, UserStatus status, Profile profile) {
        User old = users.get(id);
        Instant created = old == null || old.created() == null ? Instant.now() : old.created();
        String version = String.valueOf(ids.incrementAndGet());
        users.put(id, new User(id, status, false, profile, created, null, null, Instant.now(), null, version));
    }

    private Done done(String id, @Nullable Delivery delivery) {
        URI link = delivery == Delivery.LINK ? URI.create(issuer + "/activate/" + id) : null;
        return new Done(present(id), link);
    }

    private static UserStatus after(UserAction action) {
        return switch (action) {
            case ACTIVATE, REACTIVATE -> UserStatus.PROVISIONED;
            case SUSPEND -> UserStatus.SUSPENDED;
            case UNSUSPEND, UNLOCK -> UserStatus.ACTIVE;
            case RESET_PASSWORD -> UserStatus.RECOVERY;
            case EXPIRE_PASSWORD -> UserStatus.PASSWORD_EXPIRED;
            case DEACTIVATE, DELETE -> UserStatus.DEPROVISIONED;
        };
    }

    private User present(String id) {
        User user = users.get(id);
        if (user == null) {
            throw new DirectoryException.NotFound("No user " + id, null);
        }
        return user;
    }

    private Group requireGroup(String id) {
        Group group = groups.get(id);
        if (group == null) {
            throw new DirectoryException.NotFound("No group " + id, null);
        }
        return group;
    }

    private Group editable(String id) {
        Group group = requireGroup(id);
        if (group.kind() != GroupKind.EDITABLE) {
            throw new DirectoryException.WrongState("A group of the provider", null);
        }
        return group;
    }

    private Group counted(Group group) {
        long size = membersOf(group.id()).size();
        return new Group(group.id(), group.name(), group.description(), group.kind(), size);
    }

    private Set<String> membersOf(String groupId) {
        return members.computeIfAbsent(groupId, id -> new ConcurrentSkipListSet<>());
    }

    private Optional<User> byLogin(String login) {
        return users.values().stream()
                .filter(user -> user.login().equalsIgnoreCase(login))
                .findFirst();
    }

    private static void requireValues(Profile profile, Collection<Attribute> required) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        for (Attribute attribute : required) {
            if (profile.get(attribute) == null) {
                problems.put(attribute, "The field cannot be blank");
            }
        }
        if (!problems.isEmpty()) {
            throw new DirectoryException.Rejected("Values are missing", problems, null);
        }
    }

    private void requireNoProblems(Map<Attribute, @Nullable String> values) {
        var given = new EnumMap<Attribute, String>(Attribute.class);
        values.forEach((attribute, value) -> {
            if (value != null) {
                given.put(attribute, value);
            }
        });
        var problems = problems(given);
        if (!problems.isEmpty()) {
            throw new DirectoryException.Rejected("Values are wrong", problems, null);
        }
    }

    private void requireFree(@Nullable String login, @Nullable String exceptId) {
        if (login != null
                && byLogin(login).filter(user -> !user.id().equals(exceptId)).isPresent()) {
            throw new DirectoryException.Conflict(Attribute.LOGIN, null);
        }
    }

    private void requireFreeName(String name, @Nullable String exceptId) {
        if (name.isBlank()) {
            throw new DirectoryException.Rejected("The name cannot be blank", Map.of(), null);
        }
        if (groups.values().stream()
                .anyMatch(group -> group.name().equals(name) && !group.id().equals(exceptId))) {
            throw new DirectoryException.Conflict(null, null);
        }
    }

    private static boolean beginsWith(User user, String text) {
        return Stream.of(user.firstName(), user.lastName(), user.login(), user.email())
                .filter(Objects::nonNull)
                .anyMatch(value -> startsWith(value, text));
    }

    private static boolean startsWith(String value, String text) {
        return value.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Sorted by id; the cursor is the last id of the page before. */
    private <T> Page<T> page(Stream<T> found, Function<T, String> id, Optional<String> after, int limit) {
        List<T> rest = found.filter(item -> after.isEmpty() || id.apply(item).compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<T> items = more ? new ArrayList<>(rest.subList(0, limit)) : rest;
        return new Page<>(items, more ? id.apply(items.get(limit - 1)) : circling ? "" : null);
    }

    private final class Groups implements GroupDirectory {

        @Override
        public Page<Group> search(GroupSearch search, Optional<String> after) {
            called("search groups " + search.text());
            return page(
                    groups.values().stream()
                            .filter(group -> startsWith(group.name(), search.text()))
                            .map(TestDirectory.this::counted),
                    Group::id,
                    after,
                    search.limit());
        }

        @Override
        public Group create(String name, String description) {
            called("create group " + name);
            requireFreeName(name, null);
            String id = "g%07d".formatted(1_000 + ids.incrementAndGet());
            groups.put(id, new Group(id, name, emptyToNull(description), GroupKind.EDITABLE, null));
            return requireGroup(id);
        }

        @Override
        public Optional<Group> find(String id) {
            called("find group " + id);
            return Optional.ofNullable(groups.get(id)).map(TestDirectory.this::counted);
        }

        @Override
        public Optional<Group> findByName(String name) {
            called("findByName " + name);
            return groups.values().stream()
                    .filter(group -> group.name().equals(name))
                    .findFirst()
                    .map(TestDirectory.this::counted);
        }

        @Override
        public Group change(String id, String name, String description) {
            called("change group " + id);
            Group group = editable(id);
            requireFreeName(name, id);
            groups.put(id, new Group(id, name, emptyToNull(description), group.kind(), null));
            return counted(requireGroup(id));
        }

        @Override
        public void delete(String id) {
            called("delete group " + id);
            if (groups.containsKey(id)) {
                editable(id);
                groups.remove(id);
                members.remove(id);
            }
        }

        @Override
        public Page<User> members(String groupId, int limit, Optional<String> after) {
            called("members " + groupId);
            requireGroup(groupId);
            return page(
                    users.values().stream().filter(user -> membersOf(groupId).contains(user.id())),
                    User::id,
                    after,
                    limit);
        }

        @Override
        public void add(String groupId, String userId) {
            called("add " + groupId + " " + userId);
            editable(groupId);
            present(userId);
            membersOf(groupId).add(userId);
        }

        @Override
        public void remove(String groupId, String userId) {
            called("remove " + groupId + " " + userId);
            editable(groupId);
            present(userId);
            membersOf(groupId).remove(userId);
        }
    }
}
