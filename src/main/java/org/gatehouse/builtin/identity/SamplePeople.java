package org.gatehouse.builtin.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.gatehouse.builtin.identity.User.Status;

/** Made-up people, the same ones, ids included, on every run: each depends on nothing but the number. */
final class SamplePeople {

    private static final Instant FIRST_CREATED = Instant.parse("2020-01-01T00:00:00Z");
    private static final int ACTIVE_FIRST = 100;
    private static final List<String> DEPARTMENTS = List.of(
            "Engineering",
            "Sales",
            "Support",
            "Operations",
            "Finance",
            "Marketing",
            "Legal",
            "Research",
            "Security",
            "People",
            "Design",
            "Facilities",
            "Logistics",
            "Procurement",
            "Quality",
            "Training",
            "Product",
            "Data",
            "Compliance",
            "Communications");
    private static final List<String> CITIES = List.of(
            "Berlin", "Lagos", "London", "Madrid", "Mumbai", "Nairobi", "New York", "São Paulo", "Tokyo", "Zürich");
    private static final List<String> TITLES = List.of(
            "Analyst",
            "Architect",
            "Assistant",
            "Consultant",
            "Director",
            "Engineer",
            "Manager",
            "Specialist",
            "Team Lead",
            "Trainee");

    /** Per mille; the others are active. */
    private static final Map<Status, Integer> SHARES = Map.of(
            Status.STAGED, 4,
            Status.PROVISIONED, 4,
            Status.RECOVERY, 3,
            Status.PASSWORD_EXPIRED, 3,
            Status.LOCKED_OUT, 3,
            Status.SUSPENDED, 5,
            Status.DEPROVISIONED, 8);

    private final List<Name> firstNames = names("sample-first-names.txt");
    private final List<Name> lastNames = names("sample-last-names.txt");

    /** @param plain in letters that an e-mail address may have */
    private record Name(String text, String plain) {}

    /** @param groups numbers of the groups, starting with 0 */
    record Person(
            String id, Profile profile, Status status, Instant created, Instant lastUpdated, Set<Integer> groups) {}

    static int groups() {
        return DEPARTMENTS.size() * CITIES.size();
    }

    static String groupName(int number) {
        return DEPARTMENTS.get(number % DEPARTMENTS.size()) + " " + CITIES.get(number / DEPARTMENTS.size());
    }

    /** @param number starting with 0 */
    static String id(int number) {
        return "00uS%016d".formatted(number + 1);
    }

    /** @param number starting with 0 */
    Person person(int number) {
        SplittableRandom random = new SplittableRandom(number);
        Name first = pick(firstNames, random);
        Name last = pick(lastNames, random);
        Set<Integer> groups = new LinkedHashSet<>();
        groups.add(group(random));
        if (random.nextInt(3) == 0) {
            groups.add(group(random));
        }
        Profile profile = new Profile(Map.of(
                ProfileAttribute.LOGIN, "user%07d@example.com".formatted(number + 1),
                ProfileAttribute.EMAIL, first.plain() + "." + last.plain() + (number + 1) + "@example.com",
                ProfileAttribute.FIRST_NAME, first.text(),
                ProfileAttribute.LAST_NAME, last.text(),
                ProfileAttribute.DEPARTMENT, pick(DEPARTMENTS, random),
                ProfileAttribute.TITLE, pick(TITLES, random),
                ProfileAttribute.CITY, pick(CITIES, random),
                ProfileAttribute.EMPLOYEE_NUMBER, Integer.toString(100_000 + number)));
        Status status = number < ACTIVE_FIRST ? Status.ACTIVE : status(random.nextInt(1_000));
        Instant created = FIRST_CREATED.plus(Duration.ofSeconds(150L * number));
        Instant updated = created.plusSeconds(random.nextInt(3_600, 80_000));
        return new Person(id(number), profile, status, created, updated, groups);
    }

    private static Status status(int thousandth) {
        int limit = 0;
        for (Status status : Status.values()) {
            limit += SHARES.getOrDefault(status, 0);
            if (thousandth < limit) {
                return status;
            }
        }
        return Status.ACTIVE;
    }

    /** The first groups are large, the last ones small. */
    private static int group(SplittableRandom random) {
        double place = random.nextDouble();
        return (int) (groups() * place * place * place);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<Name> names(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SamplePeople.class.getResourceAsStream("/builtin/identity/" + file)),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(",", 2))
                    .map(parts -> new Name(parts[0], parts[1]))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
