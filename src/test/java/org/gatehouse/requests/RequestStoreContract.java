package org.gatehouse.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of requests and two nodes that share it, whichever database it is in. */
abstract class RequestStoreContract {

    private static final SignedInUser BOB = People.named("Bob");
    private static final SignedInUser EVE = People.named("Eve");
    private static final Page SALES = page("sales");

    private TestDatabase database;
    private RequestStore node;
    private RequestStore otherNode;
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    abstract TestDatabase open();

    @BeforeEach
    void openNodes() {
        database = open();
        node = new RequestStore(database.jdbc(), () -> now);
        otherNode = new RequestStore(database.jdbc(), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatARequestIs() {
        AccessRequest request = find(node.add(BOB, SALES, "For the\nfair").orElseThrow());

        assertThat(request.name()).isEqualTo("Bob");
        assertThat(request.subject()).isEqualTo("id-of-Bob");
        assertThat(request.groups()).containsExactly("Everyone");
        assertThat(request.route()).isEqualTo("sales");
        assertThat(request.reason()).isEqualTo("For the\nfair");
        assertThat(request.state()).isEqualTo(RequestState.WAITING);
        assertThat(request.asked()).isEqualTo(now);
        assertThat(request.decided()).isNull();
        assertThat(node.latest(BOB, "sales")).contains(request);
        assertThat(node.latest(EVE, "sales")).isEmpty();
    }

    @Test
    void takesTextThatNoDatabaseLikes() {
        var odd = new SignedInUser(
                "test",
                "https://idp.example",
                "odd",
                null,
                "N\0ame\u202E".repeat(200),
                null,
                List.of("G\0".repeat(500), "<b>😀"),
                Map.of());

        AccessRequest request = find(node.add(odd, SALES, "r\0".repeat(10_000)).orElseThrow());

        assertThat(request.name()).startsWith("NameName").hasSize(200);
        assertThat(request.reason()).hasSize(PlainText.LONGEST);
        assertThat(request.groups()).last().isEqualTo("<b>😀");
    }

    @Test
    void letsOneRequestForAPersonAndAPageWait() {
        long first = node.add(BOB, SALES, "").orElseThrow();

        assertThat(otherNode.add(BOB, SALES, "again")).isEmpty();
        assertThat(node.add(BOB, page("stock"), "")).isPresent();
        assertThat(node.add(EVE, SALES, "")).isPresent();

        decide(first, RequestState.DECLINED);
        assertThat(node.add(BOB, SALES, "once more")).isPresent();
    }

    @Test
    void letsOneOfManyAtOnceWait() throws Exception {
        List<Callable<Optional<Long>>> many = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            many.add(() -> node.add(BOB, SALES, "now"));
        }
        int added = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<Long>> each : threads.invokeAll(many)) {
                added += each.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(added).isOne();
        assertThat(node.count(RequestState.WAITING)).isOne();
    }

    @Test
    void letsOneOfTwoAdministratorsDecide() {
        long id = node.add(BOB, SALES, "").orElseThrow();

        assertThat(node.claim(id, "ada")).isTrue();
        assertThat(otherNode.claim(id, "eve")).isFalse();
        assertThat(otherNode.decide(id, "eve", new Decided(RequestState.DECLINED, "Eve", null, "No")))
                .isFalse();
        otherNode.settle(id, "Gone");
        assertThat(find(id).isWaiting()).isTrue();
        assertThat(node.decide(id, "ada", new Decided(RequestState.APPROVED, "Ada", "Sales", "Welcome")))
                .isTrue();

        AccessRequest decided = find(id);
        assertThat(decided.state()).isEqualTo(RequestState.APPROVED);
        assertThat(decided.decidedBy()).isEqualTo("Ada");
        assertThat(decided.group()).isEqualTo("Sales");
        assertThat(decided.answer()).isEqualTo("Welcome");
        assertThat(decided.decided()).isEqualTo(now);
        assertThat(otherNode.claim(id, "eve")).isFalse();
    }

    @Test
    void waitsOnAfterAClaimIsGivenBackOrHasRunOut() {
        long id = node.add(BOB, SALES, "").orElseThrow();
        node.claim(id, "ada");
        node.release(id, "somebody else");
        assertThat(otherNode.claim(id, "eve")).isFalse();
        node.release(id, "ada");
        assertThat(otherNode.claim(id, "eve")).isTrue();

        database.jdbc()
                .sql("UPDATE access_requests SET claimed_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND")
                .update();
        assertThat(node.claim(id, "ada")).isTrue();
        assertThat(otherNode.decide(id, "eve", new Decided(RequestState.APPROVED, "Eve", "Sales", "")))
                .isFalse();
    }

    @Test
    void listsThoseThatWaitFirstAndAPortionAtATime() {
        long first = node.add(BOB, SALES, "").orElseThrow();
        long second = node.add(EVE, SALES, "").orElseThrow();
        long third = node.add(BOB, page("stock"), "").orElseThrow();
        decide(third, RequestState.DECLINED);

        assertThat(node.page(null, 0, 10)).extracting(AccessRequest::id).containsExactly(second, first, third);
        assertThat(node.page(null, 1, 1)).extracting(AccessRequest::id).containsExactly(first);
        assertThat(node.page(RequestState.DECLINED, 0, 10))
                .extracting(AccessRequest::id)
                .containsExactly(third);
        assertThat(node.count(null)).isEqualTo(3);
        assertThat(node.count(RequestState.WAITING)).isEqualTo(2);
        assertThat(node.of(BOB, 10)).extracting(AccessRequest::id).containsExactly(third, first);
    }

    @Test
    void knowsWhenAPersonHasAsked() {
        node.add(BOB, SALES, "");
        Instant before = now;
        now = now.plus(Duration.ofHours(1));
        node.add(BOB, page("stock"), "");
        node.add(EVE, SALES, "");

        assertThat(node.timesOf(BOB, before.minusSeconds(1))).containsExactly(before, now);
        assertThat(node.timesOf(BOB, before)).containsExactly(now);
    }

    @Test
    void forgetsWhatWasDecidedLongAgo() {
        long waiting = node.add(EVE, SALES, "").orElseThrow();
        long decided = node.add(BOB, SALES, "").orElseThrow();
        decide(decided, RequestState.DECLINED);
        now = now.plus(RequestStore.KEPT).plusSeconds(1);
        node.add(BOB, page("stock"), "");

        assertThat(node.find(decided)).isEmpty();
        assertThat(node.find(waiting)).isPresent();
    }

    private void decide(long id, RequestState state) {
        node.claim(id, "ada");
        node.decide(id, "ada", new Decided(state, "Ada", null, ""));
    }

    private AccessRequest find(long id) {
        return node.find(id).orElseThrow();
    }

    private static Page page(String route) {
        return new Page(
                com.vaadin.flow.component.html.Div.class, route, route, "Title of " + route, null, PageRule.NOBODY);
    }
}
