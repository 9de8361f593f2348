package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.User.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTest {

    @ParameterizedTest
    @CsvSource({
        "ACTIVATE, STAGED DEPROVISIONED, ACTIVE, 403, E0000016",
        "REACTIVATE, PROVISIONED RECOVERY, PROVISIONED, 403, E0000038",
        "SUSPEND, ACTIVE, SUSPENDED, 400, E0000001",
        "UNSUSPEND, SUSPENDED, ACTIVE, 400, E0000001",
        "UNLOCK, LOCKED_OUT, ACTIVE, 403, E0000032",
        "EXPIRE_PASSWORD, ACTIVE PASSWORD_EXPIRED, PASSWORD_EXPIRED, 403, E0000038",
        "EXPIRE_WITH_TEMPORARY_PASSWORD, ACTIVE PASSWORD_EXPIRED LOCKED_OUT RECOVERY PROVISIONED, PASSWORD_EXPIRED,"
                + " 403, E0000038",
        "RESET_PASSWORD, ACTIVE PASSWORD_EXPIRED LOCKED_OUT RECOVERY, RECOVERY, 403, E0000038",
        "CHOOSE_PASSWORD, PROVISIONED RECOVERY ACTIVE, ACTIVE, 403, E0000038",
        "LOCK, ACTIVE, LOCKED_OUT, 403, E0000038",
    })
    void followsOktasLifeCycle(Transition transition, String from, Status to, int status, String code) {
        Set<Status> allowed =
                Arrays.stream(from.split(" ")).map(Status::valueOf).collect(Collectors.toSet());
        for (Status now : Status.values()) {
            assertThat(transition.isAllowedFrom(now)).as(now.name()).isEqualTo(allowed.contains(now));
            assertThat(transition.target(now, true)).isEqualTo(to);
        }
        assertThat(transition.refusal().status().value()).isEqualTo(status);
        assertThat(transition.refusal().body().errorCode()).isEqualTo(code);
    }

    @Test
    void makesNobodyActiveWithoutAPassword() {
        assertThat(Transition.ACTIVATE.target(Status.STAGED, false)).isEqualTo(Status.PROVISIONED);
    }

    @Test
    void leavesTheStagedStagedWhenTheirPasswordChanges() {
        assertThat(Transition.CHANGE_PASSWORD.target(Status.STAGED, true)).isEqualTo(Status.STAGED);
        assertThat(Transition.CHANGE_PASSWORD.target(Status.RECOVERY, true)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void letsEverybodyButTheDeactivatedBeDeactivated() {
        EnumSet<Status> allowed = EnumSet.allOf(Status.class);
        allowed.removeIf(status -> !Transition.DEACTIVATE.isAllowedFrom(status));
        assertThat(allowed).isEqualTo(EnumSet.complementOf(EnumSet.of(Status.DEPROVISIONED)));
    }
}
