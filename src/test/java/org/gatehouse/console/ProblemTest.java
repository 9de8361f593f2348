package org.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.uikit.BrowserTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTest {

    private CapturedOutput log;

    @BeforeEach
    void read(CapturedOutput output) {
        log = output;
    }

    @Test
    void isNoneWhenSomebodyLeavesAListThatLoads() {
        var question = new CompletableFuture<String>();
        question.cancel(true);

        assertThat(sentence(new CancellationException())).doesNotContain("went wrong");
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void isSaidInPlainWordsAfterALostGroup() {
        var lost = new CompletionException(new AccessDeniedException("Not open to the person signed in"));

        assertThat(sentence(lost)).isEqualTo("You may not do that any more: your groups have been changed.");
        assertThat(log).contains("INFO").doesNotContain("ERROR", "at org.gatehouse");
    }

    @Test
    void isSaidInPlainWordsAfterTheEndOfTheSession() {
        assertThat(sentence(new AuthenticationCredentialsNotFoundException("Nobody is signed in")))
                .isEqualTo("You are not logged in any more. Log in again to go on.");
        assertThat(log).doesNotContain("ERROR", "at org.gatehouse");
    }

    @Test
    void isAMatterForTheLogWhenNobodyForesawIt() {
        assertThat(sentence(new IllegalStateException("the bug"))).contains("written to the log");
        assertThat(log).contains("ERROR", "the bug");
    }

    @Test
    void isSaidInTheDirectorysWordsWhereItGivesAReason() {
        var refused = DirectoryException.WrongState.said("Passwords come from Active Directory", new IOException());
        assertThat(sentence(refused)).isEqualTo("Okta does not do that: Passwords come from Active Directory");
        assertThat(sentence(new DirectoryException.WrongState("ACTIVE", null))).contains("somebody was faster");
    }

    private static String sentence(Throwable failure) {
        return Problem.of(failure, "Okta", new BrowserTime(java.time.ZoneOffset.UTC))
                .sentence();
    }
}
