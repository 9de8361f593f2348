package org.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The users page in front of {@code bench.users} people (a million unless set), on the built-in identity server and H2, or
 * PostgreSQL with {@code bench.postgres=true}. It asserts nothing: it prints.
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
    private static final String[] FULL_NAMES = {
        "anna smith", "an sm", "viktoria d", "maria garcia", "li chen", "chen, li", "o b", "mar gar"
    };
    private static final int ADMINISTRATORS = 20;
    private static final int ROUNDS = 40;

    /** Between two texts of one person, when many work at a time. */
    private static final Duration THINKING = Duration.ofMillis(700);

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void measures() {
        int users = Integer.getInteger("bench.users", 1_000_000);
        long begun = System.nanoTime();
        try (var gatehouse = RunningGatehouse.with("BUILTIN_SAMPLE_USERS=" + users + "\n" + database())) {
            print("start with %,d users: %,.0f s", users, (System.nanoTime() - begun) / 1e9);
            var one = new Console(gatehouse.home(), "ada@example.com", Duration.ZERO);
            print("open, cold", List.of(one.open()));
            one(one, TEXTS, Duration.ZERO); // warms up
            print("search as you type, one administrator", one(one, TEXTS, Duration.ZERO));
            print("search by full name, one administrator", one(one, FULL_NAMES, Duration.ZERO));
            for (String name : FULL_NAMES) {
                print("search for " + name, List.of(one.search(name)));
            }
            print("search as you type, " + ADMINISTRATORS + " administrators at once", many(gatehouse));
            print(
                    "open, warm",
                    IntStream.range(0, 20).mapToObj(i -> open(gatehouse)).toList());
            print("live heap, with both servers and the cache of their databases: %s", liveHeap(gatehouse.pid()));
        }
    }

    /** What a full collection leaves. */
    private static String liveHeap(long pid) {
        jcmd(pid, "GC.run");
        return jcmd(pid, "GC.heap_info")
                .lines()
                .filter(line -> line.contains(" used "))
                .findFirst()
                .orElse("unknown")
                .strip();
    }

    private static String jcmd(long pid, String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long open(RunningGatehouse gatehouse) {
        return new Console(gatehouse.home(), "ada@example.com", Duration.ZERO).open();
    }

    private static String database() {
        if (!Boolean.getBoolean("bench.postgres")) {
            return "";
        }
        DatabaseSettings empty = TestDatabase.emptyPostgres();
        return "DATABASE_URL=" + empty.url() + "\nDATABASE_USERNAME=" + empty.username() + "\nSECRET_KEY="
                + "benchmark-".repeat(5) + "\n";
    }

    private static List<Long> one(Console console, String[] texts, Duration thinking) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(console.search(texts[i % texts.length]));
            LockSupport.parkNanos(thinking.toNanos());
        }
        return times;
    }

    private static List<Long> many(RunningGatehouse gatehouse) {
        try (var people = Executors.newFixedThreadPool(ADMINISTRATORS)) {
            List<CompletableFuture<List<Long>>> all = IntStream.range(0, ADMINISTRATORS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                var console = new Console(gatehouse.home(), "ada@example.com", Console.AS_A_BROWSER);
                                console.open();
                                return one(console, TEXTS, THINKING);
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
