package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;

@PagesTest
@SignedInAs
class DevicesTest {

    @Autowired
    private Devices devices;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    private SignedIn phone;
    private SignedIn carla;
    private SignedIn here;

    @BeforeEach
    void logIn() {
        phone = SignIns.stored(sessions, People.signedIn(), People.PHONE, null);
        carla = SignIns.stored(sessions, People.named("Carla"), People.PHONE, null);
        here = People.actsAs(sessions, People.signedIn(), null);
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
    }

    @Test
    void areOnesOwnOnly() {
        assertThat(devices.mine())
                .extracting(SessionInfo::id)
                .containsExactlyInAnyOrder(phone.sessionId(), here.sessionId());
    }

    @Test
    void areClosedToVisitors() {
        SecurityContextHolder.clearContext();
        assertThatThrownBy(devices::mine).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        assertThatThrownBy(() -> devices.end(phone.sessionId()))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        assertThatThrownBy(devices::endOthers).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        assertThat(phone.isAuthenticated()).isTrue();
    }

    @Test
    void endOneByOne() {
        assertThat(devices.end(phone.sessionId())).isTrue();
        assertThat(phone.isAuthenticated()).isFalse();
        assertThat(here.isAuthenticated()).isTrue();
        assertThat(devices.end(phone.sessionId())).isFalse();
        assertThat(db.sql("SELECT end_reason FROM sessions WHERE id = :id")
                        .param("id", phone.sessionId())
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED_BY_YOU");
    }

    @Test
    void doNotEndWhenTheyAreSomebodyElses() {
        assertThat(devices.end(carla.sessionId())).isFalse();
        assertThat(devices.end("nothing")).isFalse();
        assertThat(carla.isAuthenticated()).isTrue();
    }

    @Test
    void endAllButThisOne() {
        assertThat(devices.endOthers()).isOne();
        assertThat(phone.isAuthenticated()).isFalse();
        assertThat(here.isAuthenticated()).isTrue();
        assertThat(carla.isAuthenticated()).isTrue();
    }
}
