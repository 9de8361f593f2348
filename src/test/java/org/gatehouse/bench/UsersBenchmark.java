package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.testkit.RunningGatehouse;
import org.junit.jupiter.api.Test;

/**
 * The users page in front of {@code bench.users} people (a million unless set), on the built-in identity server. It asserts
 * nothing: it prints.
 */
class UsersBenchmark {

    private static final String[] TEXTS = {
        "a",
        "s",
        "an",
        "be",
        "mar",
        "smi",
        "kowal",
        "user0000",
        "user0500000",
        "zzz",
        "anna",
        "gar",
        "o",
        "li",
        "nguyen"
    };
    private static final int ADMINISTRATORS = 20;
    private static final int ROUNDS = 40;

    @Test
    void measures() {
        int users = Integer.getInteger("bench.users", 1_000_000);
        long begun = System.nanoTime();
        try (var gatehouse = RunningGatehouse.with("BUILTIN_SAMPLE_USERS=" + users)) {
            print("start with %,d users: %,.0f s", users, (System.nanoTime() - begun) / 1e9);
            var one = new Console(gatehouse.home(), "ada@example.com");
            print("open, cold", List.of(one.open()));
            one(one); // warms up
            print("search as you type, one administrator", one(one));
            print("search as you type, " + ADMINISTRATORS + " administrators at once", many(gatehouse));
            print(
                    "open, warm",
                    IntStream.range(0, 20).mapToObj(i -> open(gatehouse)).toList());
        }
    }

    private static long open(RunningGatehouse gatehouse) {
        return new Console(gatehouse.home(), "ada@example.com").open();
    }

    private static List<Long> one(Console console) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(console.search(TEXTS[i % TEXTS.length]));
        }
        return times;
    }

    private static List<Long> many(RunningGatehouse gatehouse) {
        try (var people = Executors.newFixedThreadPool(ADMINISTRATORS)) {
            List<CompletableFuture<List<Long>>> all = IntStream.range(0, ADMINISTRATORS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                var console = new Console(gatehouse.home(), "ada@example.com");
                                console.open();
                                return one(console);
                            },
                            people))
                    .toList();
            return all.stream().flatMap(times -> times.join().stream()).toList();
        }
    }

    private static void print(String what, List<Long> nanoseconds) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        print(
                "%s: median %,.0f ms, p95 %,.0f ms, worst %,.0f ms (%d)",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * 0.95)) / 1e6,
                sorted.getLast() / 1e6,
                sorted.size());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, line, values));
    }
}
