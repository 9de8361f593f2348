package org.gatehouse.audit;

import java.util.List;

/**
 * What a look at the whole trail has shown.
 *
 * @param head names the last seal; whoever keeps it outside the database can tell later whether the end was cut off
 * @param unsealed how many entries are too new to be sealed
 * @param problems what is not as it was, for people; the first of them, if there are many
 * @param hints what could not be told
 */
public record Verified(
        long entries, long seals, String head, long unsealed, List<String> problems, List<String> hints) {

    public Verified {
        problems = List.copyOf(problems);
        hints = List.copyOf(hints);
    }

    public boolean isIntact() {
        return problems.isEmpty();
    }
}
