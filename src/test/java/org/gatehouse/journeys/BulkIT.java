package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.RunningGatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator changes many users at once. The application of these journeys is their own. */
@ExtendWith(InBrowser.class)
class BulkIT {

    /** Enough for the kill to come in the middle, on a fast machine too. */
    private static final int GUESTS = 200;

    /** As many as a run works on at a time: after a crash, nobody knows what became of them. */
    private static final int AT_ONCE = 4;

    private static final RunningGatehouse GATEHOUSE = RunningGatehouse.with("");

    private Visitor ada;

    @BeforeEach
    void logIn(Browser browser) {
        ada = new Visitor(browser, GATEHOUSE);
        ada.logInAs("ada@example.com");
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    @AfterAll
    static void stop() {
        GATEHOUSE.close();
    }

    @Test
    void suspendsAllWhoAreSelected() {
        Visitor bob = ada.onAnotherDevice(People.PHONE);
        bob.logInAs("bob@example.com");
        bob.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");
        select("Bob Builder", "Eve Adams");
        ada.page.getByText("Do with all selected …").click();
        ada.button("Suspend").click();

        start("Start: change 2 users");
        ada.page.locator("dialog .danger").click();

        assertThat(progress()).hasText("Finished");
        assertThat(bob.page.getByRole(AriaRole.ALERTDIALOG)).isVisible();
        assertThat(export("")).filteredOn(line -> line.contains(",SUSPENDED,")).hasSize(2);
        ada.requireQuietConsole();
    }

    /** The proof is good for minutes: who comes back from it is asked once more, and nothing has begun. */
    @Test
    void asksAgainWhoeverComesBackFromTheProof() {
        select("Bob Builder", "Eve Adams");
        ada.page.getByText("Do with all selected …").click();
        ada.button("Deactivate").click();
        assertThat(ada.button("Start: change 2 users")).isVisible();

        ada.open(ada.page.url() + "?start");

        assertThat(ada.page.locator("dialog")).containsText("Deactivate: 2 users?");
        assertThat(ada.page.locator("dialog:modal")).isVisible();
        ada.page.keyboard().press("Escape");
        assertThat(ada.page.locator("dialog")).hasCount(0);
        assertThat(ada.button("Start: change 2 users")).isVisible();
        assertThat(report("Done")).isZero();
    }

    @Test
    void doesTheRestOfAnImportThatWasKilled() {
        prepareImport();
        start("Start: change " + GUESTS + " users");
        ada.page.waitForCondition(() -> report("Done") > 0);
        GATEHOUSE.crash();
        GATEHOUSE.startAgain();
        ada.page.reload();
        assertThat(progress()).hasText("Interrupted", afterTheLease());
        int done = report("Done");
        assertThat(done).isBetween(1, GUESTS - 1);

        ada.button("Look up the rest again").click();
        start("Start: change");

        assertThat(progress()).hasText("Finished", afterTheLease());
        assertThat(report("Done")).isBetween(GUESTS - AT_ONCE, GUESTS);
        assertThat(report("Done") + report("Nothing to do")).isEqualTo(GUESTS);
        assertOneOfEach(export("?q=guest"));
    }

    private void select(String... names) {
        ada.open("/admin/users");
        for (String name : names) {
            ada.page.getByRole(AriaRole.SEARCHBOX).fill(name.substring(0, name.indexOf(' ')));
            ada.page.getByLabel("Select " + name).check();
        }
        assertThat(ada.page.locator(".selection-bar")).containsText(names.length + " selected");
    }

    private void prepareImport() {
        ada.open("/admin/users/import");
        ada.page.getByLabel("Or text, pasted from a file or a spreadsheet").fill(guests());
        ada.button("Show what would be changed").click();
        ada.page.waitForURL("**/admin/runs/*");
    }

    private static String guests() {
        return IntStream.rangeClosed(1, GUESTS)
                .mapToObj("guest%1$d@example.org,guest%1$d@example.org,Guest,Number %1$d,=1+1"::formatted)
                .collect(Collectors.joining("\n", "login,email,firstName,lastName,department\n", "\n"));
    }

    /** @param button the beginning of its text */
    private void start(String button) {
        ada.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private Locator progress() {
        return ada.page.locator(".run-progress [role=status]");
    }

    /** A run whose process is gone belongs to it for some seconds more. */
    private static LocatorAssertions.HasTextOptions afterTheLease() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }

    /** How many of the run on the page are in a state, by its report. */
    private int report(String state) {
        return (int) file(ada.page.url() + "/report.csv")
                .filter(line -> line.contains("," + state + ","))
                .count();
    }

    private List<String> export(String search) {
        return file("/admin/users/export.csv" + search).skip(1).toList();
    }

    private Stream<String> file(String address) {
        var answer = ada.page.request().get(address);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text().lines();
    }

    private static void assertOneOfEach(List<String> lines) {
        assertThat(lines)
                .hasSize(GUESTS)
                .allMatch(line -> line.contains(",'=1+1,"))
                .extracting(line -> line.split(",", -1)[1])
                .doesNotHaveDuplicates();
    }
}
