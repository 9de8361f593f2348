package org.gatehouse.bulk;

import static org.gatehouse.bulk.Work.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gatehouse.administration.Approval;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Makes users of rows, or makes users that are there like their rows. What a row leaves empty stays as it is. */
final class ImportWork implements Work {

    private static final List<String> MADE_AND_INVITED = List.of(ImportLines.CREATE, ImportLines.INVITE);
    private static final String PERHAPS_NOT_INVITED =
            "Is there, but it is not known whether the invitation went out. “Reset password” sends a link.";

    private final UserAdministration users;
    private final GroupAdministration groups;
    private final GroupNames names;
    private final @Nullable Delivery invite;
    private final @Nullable Approval approval;
    private final Set<String> invited = ConcurrentHashMap.newKeySet();

    /**
     * @param invite how users that are made are invited; null to keep them staged
     * @param approval null while nothing is changed, or nothing grave
     */
    ImportWork(
            UserAdministration users,
            GroupAdministration groups,
            @Nullable Delivery invite,
            @Nullable Approval approval) {
        this.users = users;
        this.groups = groups;
        this.names = new GroupNames(groups);
        this.invite = invite;
        this.approval = approval;
    }

    @Override
    public Found look(Item item) {
        ImportRow row = Objects.requireNonNull(item.input());
        Map<String, Group> wanted = new LinkedHashMap<>();
        for (String name : row.groups()) {
            GroupNames.Answer answer = names.find(name);
            if (answer.problem() != null) {
                return Found.without(Plan.error(item.name(), answer.problem()));
            }
            Group group = Objects.requireNonNull(answer.group());
            wanted.put(group.id(), group);
        }
        Optional<User> user = answer(users.findByLogin(row.login()));
        return user.isPresent() ? change(item, row, user.get(), wanted) : creation(row, wanted);
    }

    /** Groups that make administrators are joined afterwards, by the way that asks for a proof of identity. */
    private Found creation(ImportRow row, Map<String, Group> wanted) {
        var profile = new Profile(row.values());
        String name = profile.name() + " · " + row.login();
        Map<Attribute, String> problems = problems(profile);
        if (!problems.isEmpty()) {
            return Found.without(Plan.error(name, Reasons.of(problems)));
        }
        var plain = wanted.values().stream()
                .filter(group -> !groups.makesAdministrators(group))
                .toList();
        var afterwards = new ArrayList<String>();
        if (invite != null) {
            afterwards.add(ImportLines.INVITE);
        }
        plain.forEach(group -> afterwards.add(ImportLines.joining(group)));
        Set<String> ids = plain.stream().map(Group::id).collect(Collectors.toSet());
        var creation = new Creation(users, new NewUser(profile, ids, invite), () -> invited.add(row.login()));
        var calls = new ArrayList<Found.Call>();
        calls.add(new Found.Call(List.of(ImportLines.CREATE), creation::make));
        if (!afterwards.isEmpty()) {
            calls.add(new Found.Call(afterwards, creation::requireRest));
        }
        wanted.values().stream()
                .filter(groups::makesAdministrators)
                .forEach(group -> calls.add(new Found.Call(
                        List.of(ImportLines.joining(group)),
                        () -> answer(groups.add(
                                approval,
                                group,
                                answer(users.findByLogin(row.login())).orElseThrow())))));
        return found(name, Step.CREATE, ImportLines.setting(profile), wanted.values(), calls);
    }

    private Map<Attribute, String> problems(Profile profile) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        users.capabilities().stream()
                .flatMap(directory -> directory.required().stream())
                .filter(required -> profile.get(required) == null)
                .forEach(required -> problems.put(required, "Is needed"));
        problems.putAll(users.problems(profile.values()));
        return problems;
    }

    private Found change(Item item, ImportRow row, User user, Map<String, Group> wanted) {
        var calls = new ArrayList<Found.Call>();
        Profile asWanted = ImportLines.merged(user.profile(), row.values());
        List<String> lines = ImportLines.of(user.profile(), asWanted);
        var problems = users.problems(ImportLines.given(user.profile(), asWanted));
        if (!problems.isEmpty()) {
            return Found.without(Plan.error(AccountWork.name(user), Reasons.of(problems)));
        }
        if (!lines.isEmpty()) {
            calls.add(new Found.Call(lines, () -> answer(users.change(user, asWanted))));
        }
        if (isLeftStagedByThisRun(item, user)) {
            calls.add(new Found.Call(
                    List.of(ImportLines.INVITE),
                    () -> answer(users.perform(user, UserAction.ACTIVATE, Delivery.MAIL))));
        }
        List<Group> missing = missing(user, wanted);
        for (Group group : missing) {
            calls.add(new Found.Call(
                    List.of(ImportLines.joining(group)), () -> answer(groups.add(approval, group, user))));
        }
        String name = AccountWork.name(user);
        String open = mayLackInvitation(item, row, user) ? PERHAPS_NOT_INVITED : null;
        if (calls.isEmpty()) {
            return Found.without(
                    open == null
                            ? Plan.nothing(name, "Is so already.")
                            : new Plan(name, Step.ERROR, MADE_AND_INVITED, open));
        }
        return new Found(found(name, Step.CHANGE, List.of(), missing, calls).plan(), calls, open);
    }

    /** An invitation that did not go out is sent; those whom somebody else keeps staged stay so. */
    private boolean isLeftStagedByThisRun(Item item, User user) {
        return invite != null
                && user.status() == UserStatus.STAGED
                && item.plan().contains(ImportLines.INVITE);
    }

    /**
     * Where nobody is staged, it cannot be seen whether somebody whom this run was to make has been invited. Another
     * invitation would cost them the password that they may have chosen by now.
     */
    private boolean mayLackInvitation(Item item, ImportRow row, User user) {
        return invite != null
                && user.lastLogin() == null
                && item.plan().containsAll(MADE_AND_INVITED)
                && !invited.contains(row.login())
                && users.capabilities().filter(Capabilities::staging).isEmpty();
    }

    private List<Group> missing(User user, Map<String, Group> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<String> has = answer(users.details(user.id())).stream()
                .flatMap(details -> details.groups().stream())
                .map(Group::id)
                .collect(Collectors.toSet());
        return wanted.values().stream()
                .filter(group -> !has.contains(group.id()))
                .toList();
    }

    /** @param values what a user who is made begins with */
    private Found found(String name, Step step, List<String> values, Collection<Group> joined, List<Found.Call> calls) {
        var lines = new ArrayList<String>();
        if (joined.stream().anyMatch(groups::makesAdministrators)) {
            lines.add(Administrators.LINE);
        }
        calls.forEach(call -> lines.addAll(call.lines()));
        lines.addAll(lines.indexOf(ImportLines.CREATE) + 1, values);
        return new Found(Plan.change(name, step, lines), calls);
    }
}
