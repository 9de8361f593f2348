package org.gatehouse.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.testkit.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportRunTest extends RunFixture {

    private static final String HEAD = "login,email,firstName,lastName,department,groups\n";
    private static final String EVE_OF_STAFF = HEAD + "eve@example.com,eve@example.com,Eve,Adams,,Staff\n";

    @Test
    void makesWhoIsNotThereAndChangesWhoDiffers() {
        directory.user("b1", "Bob", "Brown", UserStatus.ACTIVE);
        Run run = imported(
                HEAD + "eve@example.com,eve@example.com,Eve,Adams,Sales,Staff\n"
                        + "BOB.BROWN@example.com,,,,Finance,Staff\n",
                null);
        assertThat(item(run, 1).plan())
                .containsExactly(
                        "Create",
                        "Set Login: eve@example.com",
                        "Set First name: Eve",
                        "Set Last name: Adams",
                        "Set E-mail: eve@example.com",
                        "Set Department: Sales",
                        "Add to group Staff");
        assertThat(item(run, 2).plan()).containsExactly("Change Department: (empty) → Finance", "Add to group Staff");

        run = done(run.id());
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(2);
        User eve = directory.findByLogin("eve@example.com").orElseThrow();
        assertThat(eve.status()).isEqualTo(UserStatus.STAGED);
        assertThat(directory.groupsOf(eve.id())).containsExactly(staff);
        assertThat(directory.find("b1").orElseThrow().profile().get(Attribute.DEPARTMENT))
                .isEqualTo("Finance");
        assertThat(directory.find("b1").orElseThrow().login()).isEqualTo("bob.brown@example.com");
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        String file = HEAD + "eve@example.com,eve@example.com,Eve,Adams,Sales,Staff\n";
        done(imported(file, Delivery.MAIL).id());
        Run second = imported(file, Delivery.MAIL);
        assertThat(item(second, 1).step()).isEqualTo(Step.NOTHING);
        assertThat(calls("create")).hasSize(1);
    }

    @Test
    void tellsWhatIsWrongWithRowsAndDoesTheOthers() {
        directory.group("g9", "Everyone", GroupKind.BUILT_IN);
        Run run = imported(
                HEAD + "a@example.com,a@example.com,A,A,,Nobody\nb@example.com,b@example.com,B,B,,Everyone\n"
                        + "c@example.com,c@example.com,C,C,,\nC@example.com,,,,,\n,,,,,\n",
                null);
        assertThat(item(run, 1).message()).isEqualTo("There is no group “Nobody”.");
        assertThat(item(run, 2).message()).isEqualTo("The members of “Everyone” are decided about elsewhere.");
        assertThat(item(run, 4).message()).isEqualTo("Line 5: the login is in line 4 already.");
        assertThat(item(run, 5).message()).isEqualTo("Line 6: there is no login.");
        run = done(run.id());
        assertThat(counts(run).of(ItemState.DONE)).isOne();
        assertThat(counts(run).rest()).isEqualTo(2);
    }

    @Test
    void showsWhatTheDirectorySaysOfAValue() {
        Run run = imported(HEAD + "x@example.com,x@example.com,X,Y,,\n", null);
        beforeEachCall(call -> {
            if (call.startsWith("create")) {
                var problems = Map.of(Attribute.FIRST_NAME, "The field is too strange");
                throw new DirectoryException.Rejected("Refused", problems, null);
            }
        });
        run = done(run.id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 1).outcome()).isEqualTo("Failed");
        assertThat(item(run, 1).message()).contains("First name: The field is too strange");
    }

    @Test
    void findsInTheDryRunWhatTheDirectoryIsKnownToRefuse() {
        directory.user("b1", "Bob", "Brown", UserStatus.ACTIVE);
        Run run = imported(HEAD + "eve@example.com,eve at example,Eve,,,\nbob.brown@example.com,bob@,,,Sales,\n", null);
        assertThat(item(run, 1).step()).isEqualTo(Step.ERROR);
        assertThat(item(run, 1).outcome()).isEqualTo("Error");
        assertThat(item(run, 1).message()).isEqualTo("Last name: Is needed; E-mail: Is no e-mail address");
        assertThat(item(run, 2).message()).isEqualTo("E-mail: Is no e-mail address");
        assertThat(counts(run).toChange()).isZero();
    }

    @Test
    void tellsWhoBecomesAnAdministrator() {
        directory.user("b1", "Bob", "Brown", UserStatus.ACTIVE);
        Run run = imported(
                HEAD + "eve@example.com,eve@example.com,Eve,Adams,,Staff;Admins\n"
                        + "bob.brown@example.com,,,,,Admins\nada.lovelace@example.com,,,,Sales,Admins\n",
                null);
        assertThat(item(run, 1).plan())
                .startsWith(Administrators.LINE, "Create")
                .endsWith("Add to group Admins");
        assertThat(item(run, 2).plan()).containsExactly(Administrators.LINE, "Add to group Admins");
        assertThat(item(run, 3).plan()).containsExactly("Change Department: (empty) → Sales");
        assertThat(counts(run).newAdministrators()).isEqualTo(2);
        assertThat(bulk.page(run.id(), ItemFilter.ADMINISTRATORS, 0, 10))
                .extracting(Item::number)
                .containsExactly(1, 2);
        assertThat(bulk.newAdministrators(run).sentence())
                .isEqualTo("2 users become administrators and can do all that you can do here:"
                        + " Eve Adams · eve@example.com; Bob Brown · bob.brown@example.com.");
        run = done(run.id());
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(3);
        assertThat(counts(run).newAdministrators()).isZero();
        assertThat(counts(run).administrators()).isEqualTo(2);
    }

    @Test
    void takesNoValueForTheWordsOfAnAdministrator() {
        Run run = imported(
                HEAD + "eve@example.com,eve@example.com,Eve,Adams,\"x\n" + Administrators.LINE + "\",\n", null);
        assertThat(item(run, 1).step()).isEqualTo(Step.CREATE);
        assertThat(counts(run).administrators()).isZero();
        assertThat(bulk.isGrave(run)).isFalse();
    }

    @Test
    void sendsAnInvitationThatACrashHeldBackAndNobodyElses() {
        Run run = imported(HEAD + "eve@example.com,eve@example.com,Eve,Adams,,\n", Delivery.MAIL);
        directory.create(new NewUser(profile("eve@example.com"), Set.of(), null));
        done(run.id());
        assertThat(directory.findByLogin("eve@example.com").orElseThrow().status())
                .isEqualTo(UserStatus.PROVISIONED);
        directory.create(new NewUser(profile("staged@example.com"), Set.of(), null));
        Run other = imported(HEAD + "staged@example.com,,,,,\n", Delivery.MAIL);
        assertThat(item(other, 1).step()).isEqualTo(Step.NOTHING);
    }

    @Test
    void invitesLaterWhoWasMadeButNotInvited() {
        directory.afterCreation = new DirectoryException.Denied("No scope", null);
        Run run = done(imported(EVE_OF_STAFF, Delivery.MAIL).id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 1).message()).endsWith("Done before that: Create.");

        bulk.doTheRest(run.id());
        assertThat(item(ended(run.id()), 1).plan()).containsExactly("Invite by e-mail", "Add to group Staff");
        run = done(run.id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.DONE);
        assertEveIs(UserStatus.PROVISIONED);
    }

    @Test
    void triesAgainToInviteWhoeverWasMadeBeforeTheDirectoryHadTooManyCalls() {
        directory.afterCreation = new DirectoryException.Throttled(Instant.now(), null);
        Run run = done(imported(EVE_OF_STAFF, Delivery.MAIL).id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.DONE);
        assertThat(calls("create")).hasSize(1);
        assertEveIs(UserStatus.PROVISIONED);
    }

    /** Another link would cost people the password that they may have chosen by now. */
    @Test
    void saysThatAnInvitationIsOpenWhereTheDirectoryCannotTell() {
        directory.capabilities = withoutStaging();
        directory.afterCreation = new DirectoryException.Throttled(Instant.now(), null);
        Run run = done(imported(EVE_OF_STAFF, Delivery.MAIL).id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 1).message())
                .isEqualTo("Is there, but it is not known whether the invitation went out. “Reset password” sends a"
                        + " link. Done before that: Create; Add to group Staff.");
        assertEveIs(UserStatus.ACTIVE);
    }

    private void assertEveIs(UserStatus status) {
        User eve = directory.findByLogin("eve@example.com").orElseThrow();
        assertThat(eve.status()).isEqualTo(status);
        assertThat(directory.groupsOf(eve.id())).containsExactly(staff);
    }

    private Capabilities withoutStaging() {
        Capabilities able = directory.capabilities;
        return new Capabilities(
                able.name(),
                able.attributes(),
                able.required(),
                able.fixed(),
                able.statuses(),
                able.actions(),
                false,
                able.deliveries(),
                able.searchInGroup(),
                able.changesGroups());
    }

    @Test
    void tellsWhatWasDoneBeforeItFailed() {
        directory.user("b1", "Bob", "Brown", UserStatus.ACTIVE);
        Run run = imported(HEAD + "bob.brown@example.com,,,,Finance,Staff\n", null);
        beforeEachCall(call -> {
            if (call.startsWith("add ")) {
                throw new DirectoryException.Denied("No scope", null);
            }
        });
        run = done(run.id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 1).message()).endsWith("Done before that: Change Department: (empty) → Finance.");
    }

    @Test
    void makesOneUserThoughTheDirectoryDidNotAnswer() {
        Run run = imported(HEAD + "eve@example.com,eve@example.com,Eve,Adams,,\n", null);
        var once = new AtomicBoolean();
        beforeEachCall(call -> {
            if (call.startsWith("create") && once.compareAndSet(false, true)) {
                directory.create(new NewUser(profile("eve@example.com"), Set.of(), null));
                throw new DirectoryException.Unavailable("Connection reset", null);
            }
        });
        run = done(run.id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.DONE);
        assertThat(directory.findByLogin("eve@example.com")).isPresent();
    }

    @Test
    void asksForAProofWhereAFileMakesAdministrators() {
        String file = HEAD + "eve@example.com,eve@example.com,Eve,Adams,,Admins\n";
        Run run = imported(file, null);
        People.actsAs(sessions, People.signedIn(), Instant.now().minusSeconds(3600));
        assertThatThrownBy(() -> bulk.start(run.id())).isInstanceOf(AuthenticateAgain.class);
        People.actsAs(sessions, People.signedIn(), Instant.now());
        done(run.id());
        User eve = directory.findByLogin("eve@example.com").orElseThrow();
        assertThat(directory.groupsOf(eve.id())).hasSize(1);
    }

    @Test
    void keepsTextThatIsMoreThanALine() {
        directory.user("b1", "Bob", "Brown", UserStatus.ACTIVE);
        String odd = "<b>x</b>\nAdd to group Admins \u202E 😀";
        Run run = done(imported(HEAD + "bob.brown@example.com,,,,\"" + odd + "\",\n", null)
                .id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.DONE);
        assertThat(item(run, 1).plan()).hasSize(1);
        assertThat(directory.find("b1").orElseThrow().profile().get(Attribute.DEPARTMENT))
                .isEqualTo(odd);
    }

    private Run imported(String file, @Nullable Delivery invite) {
        return ended(bulk.prepareImport(file.getBytes(UTF_8), "people.csv", invite));
    }

    private static Profile profile(String login) {
        return new Profile(Map.of(
                Attribute.LOGIN,
                login,
                Attribute.EMAIL,
                login,
                Attribute.FIRST_NAME,
                "Eve",
                Attribute.LAST_NAME,
                "Adams"));
    }
}
