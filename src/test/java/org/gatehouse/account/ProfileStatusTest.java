package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.directory.UserStatus;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.InFrontOfPages;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** People read of their own status what administrators read of it. */
@DirectoryPagesTest
@SignedInAs
class ProfileStatusTest extends InFrontOfPages {

    @Autowired
    private TestDirectory directory;

    @AfterEach
    void forget() {
        directory.clear();
    }

    @ParameterizedTest
    @CsvSource({"RECOVERY, Password reset", "PASSWORD_EXPIRED, Password expired", "PROVISIONED, Invited"})
    void isCalledAsOnTheUsersPage(UserStatus status, String words) {
        directory.user("00u1", "Bob", "Tester", status);
        open("profile");
        assertThat(text()).contains("Status " + words);
    }
}
