package org.gatehouse.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of every directory need. They make their own users and groups, with names that nobody else has, and
 * leave alone what is there.
 */
public abstract class DirectoryContract {

    protected abstract UserDirectory directory();

    protected abstract GroupDirectory groups();

    /** Runs checks until they hold, or fails: a search may see a write some seconds late. */
    protected abstract void eventually(Runnable checks);

    /** A word of letters that nothing else begins with. */
    protected static String word() {
        var letters = new StringBuilder("q");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(12)
                .forEach(digit -> letters.append((char) ('a' + Character.digit(digit, 16))));
        return letters.toString();
    }

    /** What this directory wants to know of somebody of these names, and no more. */
    protected Profile profile(String first, String last) {
        String address = word() + "@example.com";
        var values = new EnumMap<Attribute, String>(Attribute.class);
        values.put(Attribute.LOGIN, address);
        values.put(Attribute.EMAIL, address);
        values.put(Attribute.FIRST_NAME, first);
        values.put(Attribute.LAST_NAME, last);
        values.keySet().retainAll(directory().capabilities().attributes());
        return new Profile(values);
    }

    protected static Profile with(Profile profile, Attribute attribute, @Nullable String value) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        values.putAll(profile.values());
        if (value == null) {
            values.remove(attribute);
        } else {
            values.put(attribute, value);
        }
        return new Profile(values);
    }

    /** Made, and no more: staged where there is such a thing. */
    protected User create(Profile profile, String... groupIds) {
        Delivery invite = directory().capabilities().staging() ? null : anyDelivery();
        User user = directory()
                .create(new NewUser(profile, Set.of(groupIds), invite))
                .user();
        return Optional.ofNullable(user).orElseThrow();
    }

    protected User anybody() {
        return create(profile(word(), word()));
    }

    protected User read(String id) {
        return directory().find(id).orElseThrow();
    }

    protected @Nullable Delivery anyDelivery() {
        Set<Delivery> deliveries = directory().capabilities().deliveries();
        return deliveries.contains(Delivery.LINK)
                ? Delivery.LINK
                : deliveries.stream().findFirst().orElse(null);
    }

    /** All pages one after the other, each of them checked for its size. */
    protected static <T> List<T> all(int limit, Function<Optional<String>, Page<T>> pages) {
        var found = new ArrayList<T>();
        Optional<String> after = Optional.empty();
        for (int calls = 0; calls < 10_000; calls++) {
            Page<T> page = pages.apply(after);
            if (page.items().size() > limit) {
                throw new AssertionError(page.items().size() + " on a page of " + limit);
            }
            found.addAll(page.items());
            if (page.next() == null) {
                return found;
            }
            after = Optional.of(page.next());
        }
        throw new AssertionError("No last page");
    }

    protected List<String> ids(UserSearch search) {
        return all(search.limit(), after -> directory().search(search, after)).stream()
                .map(User::id)
                .toList();
    }

    /** Names that show when something is put together from text. */
    protected static Map<String, String> hostileNames() {
        var names = new LinkedHashMap<String, String>();
        names.put("markup", "<img src=x onerror=alert(1)>");
        names.put("quotes", "O'Brien \"Bob\" or 1 eq \"1");
        names.put("backslash", "back\\slash\\");
        names.put("wildcards", "100%_*?");
        names.put("right to left", "\u202Etxt.exe \u05D0\u05D1");
        names.put("emoji", "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80");
        names.put("address", "../?a=b&c=d#e;f+g%20h");
        return names;
    }
}
