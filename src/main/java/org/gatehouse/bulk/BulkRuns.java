package org.gatehouse.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.Approval;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Work on many users at once, for administrators: looked through first, then done, in the background and in the name of
 * whoever started it. The rules of {@link UserAdministration} and {@link GroupAdministration} hold for each user.
 */
@Service
@OpenTo(Audience.ADMINISTRATORS)
public class BulkRuns {

    /** So many users at most in one run. */
    public static final int MOST = ImportFile.MOST_ROWS;

    private static final int LATEST = 50;

    /** So many new administrators are told of by name; the others can be looked at. */
    private static final int NAMED = 10;

    private final RunStore runs;
    private final ItemStore items;
    private final Runner runner;
    private final UserAdministration users;
    private final GroupAdministration groups;
    private final CurrentUser currentUser;
    private final TransactionOperations transactions;

    BulkRuns(
            RunStore runs,
            ItemStore items,
            Runner runner,
            UserAdministration users,
            GroupAdministration groups,
            CurrentUser currentUser,
            TransactionOperations transactions) {
        this.runs = runs;
        this.items = items;
        this.runner = runner;
        this.users = users;
        this.groups = groups;
        this.currentUser = currentUser;
        this.transactions = transactions;
    }

    /** The kinds that the directory can do with selected users, in the order of a menu. */
    public List<RunKind> kinds() {
        return users.capabilities().stream()
                .flatMap(directory -> Arrays.stream(RunKind.values()).filter(kind -> kind.isOffered(directory)))
                .toList();
    }

    /** The kinds that the directory can do with one user after another only, since it sends no links by e-mail. */
    public List<RunKind> oneByOne() {
        return users.capabilities().stream()
                .flatMap(directory -> Arrays.stream(RunKind.values()).filter(kind -> kind.lacksMail(directory)))
                .toList();
    }

    /**
     * Begins to look selected users through; nothing is changed before the run is started.
     *
     * @param selected names for people by id, at most {@link #MOST}, in the order of the run
     * @param group for kinds that need one; null for others
     * @return the number of the run, as in the address of its page
     */
    public long prepare(RunKind kind, Map<String, String> selected, @Nullable Group group) {
        if (selected.isEmpty() || selected.size() > MOST) {
            throw new IllegalArgumentException("A run has from 1 to " + MOST + " users");
        }
        if (!kinds().contains(kind) || kind.isOfGroup() != (group != null && group.kind() == GroupKind.EDITABLE)) {
            throw new IllegalArgumentException(kind + " does not go with this group");
        }
        var list = new ArrayList<Item>();
        selected.forEach((id, name) -> list.add(Item.of(list.size() + 1, id, name, null)));
        return add(new NewRun(kind, group, null, "Selected users", isGrave(kind, group)), list);
    }

    /**
     * Begins to look the users of a file through.
     *
     * @param invite how those who are made are invited, as the directory can; null to keep them staged
     * @throws ImportProblem when the file cannot be read
     */
    public long prepareImport(byte[] file, String name, @Nullable Delivery invite) {
        Capabilities able = users.capabilities().orElseThrow();
        if (invite != null && !able.deliveries().contains(invite)) {
            throw new IllegalArgumentException(able.name() + " does not invite by " + invite);
        }
        List<Item> list = ImportFile.read(file, able.attributes());
        boolean grave = list.stream()
                .map(Item::input)
                .filter(Objects::nonNull)
                .flatMap(row -> row.groups().stream())
                .distinct()
                .anyMatch(group -> groups.makesAdministrators(new Group("", group, null, GroupKind.EDITABLE, null)));
        return add(new NewRun(RunKind.IMPORT, null, invite, name, grave), list);
    }

    /** Empty when there is none. */
    public Optional<Run> find(long id) {
        return runs.find(id);
    }

    public List<Run> latest() {
        return runs.latest(LATEST);
    }

    public Counts counts(long id) {
        return items.counts(id);
    }

    public List<Item> page(long id, ItemFilter filter, int offset, int most) {
        return items.page(id, filter, offset, most);
    }

    /** Who becomes an administrator when it is started. */
    public Administrators newAdministrators(Run run) {
        int count = items.counts(run.id()).newAdministrators();
        return new Administrators(count, count == 0 ? List.of() : items.newAdministrators(run.id(), NAMED));
    }

    /** Whether starting it takes a fresh proof of identity: for what is grave, and for what was found to be. */
    public boolean isGrave(Run run) {
        return run.grave() || items.counts(run.id()).newAdministrators() > 0;
    }

    /** Whether starting it takes a fresh proof of identity that is not there. */
    public boolean needsProof(Run run) {
        if (!isGrave(run)) {
            return false;
        }
        try {
            users.approve();
            return false;
        } catch (AuthenticateAgain again) {
            return true;
        }
    }

    /**
     * Changes what the dry run has found; nothing happens when it is not ready any more.
     *
     * @throws AuthenticateAgain when {@link #needsProof}
     */
    public void start(long id) {
        Run run = runs.find(id).orElseThrow();
        Approval approval = isGrave(run) ? users.approve() : null;
        if (runs.take(id, RunState.READY, RunState.RUNNING)) {
            go(id, approval);
        }
    }

    /** Looks once more through everything that is not done; nothing happens unless the run is over. */
    public void doTheRest(long id) {
        Run run = runs.find(id).orElseThrow();
        boolean taken = run.state().isOver()
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    boolean mine = runs.take(id, run.state(), RunState.PREPARING);
                    if (mine) {
                        items.reset(id);
                    }
                    return mine;
                }));
        if (taken) {
            go(id, null);
        }
    }

    /** The calls under way come to their end; nothing else begins. */
    public void cancel(long id) {
        runs.requestCancel(id);
        runner.cancel(id);
    }

    private boolean isGrave(RunKind kind, @Nullable Group group) {
        return kind.takesAccess() || (group != null && groups.makesAdministrators(group));
    }

    private long add(NewRun run, List<Item> list) {
        runs.purge();
        var by = currentUser.get().orElseThrow();
        long id = Objects.requireNonNull(transactions.execute(status -> {
            long added = runs.add(by, run);
            items.add(added, list);
            return added;
        }));
        go(id, null);
        return id;
    }

    private void go(long id, @Nullable Approval approval) {
        Run run = runs.find(id).orElseThrow();
        String directory = users.capabilities().map(Capabilities::name).orElse("The directory");
        runner.go(run, Work.of(run, users, groups, approval), directory);
    }
}
