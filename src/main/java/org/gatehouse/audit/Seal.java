package org.gatehouse.audit;

import java.time.Instant;

/**
 * Holds some entries and outcomes of the trail together, and them to all that came before.
 *
 * @param lastEntry the number of the last entry that it covers; the seal before says after which it begins
 * @param lastOutcome the same of outcomes
 * @param entries how many there are
 * @param newest the time of the latest of them
 * @param hash SHA-256 of all this, of what it covers, and of the hash of the seal before
 * @param mac HMAC of it all with the key that {@code keyId} names
 * @param removed whether what it covers was removed for its age
 */
record Seal(
        long number,
        long lastEntry,
        long lastOutcome,
        int entries,
        int outcomes,
        Instant newest,
        Instant sealed,
        String hash,
        String keyId,
        String mac,
        boolean removed) {

    /** What the first one comes after. */
    static final Seal NONE = new Seal(0, 0, 0, 0, 0, Instant.EPOCH, Instant.EPOCH, "", "", "", false);

    /** What it says, to be hashed before what it covers. */
    Digest digest(Seal before) {
        return new Digest()
                .text(before.hash())
                .number(number)
                .number(before.lastEntry())
                .number(lastEntry)
                .number(before.lastOutcome())
                .number(lastOutcome)
                .number(entries)
                .number(outcomes)
                .time(newest)
                .time(sealed);
    }

    Seal signed(String newHash, ChainKeys keys) {
        return keys.sign(new Seal(
                number, lastEntry, lastOutcome, entries, outcomes, newest, sealed, newHash, keyId, mac, removed));
    }

    /** The same, as what is left of what was removed. */
    Seal asRemoved(ChainKeys keys) {
        return keys.sign(
                new Seal(number, lastEntry, lastOutcome, entries, outcomes, newest, sealed, hash, keyId, mac, true));
    }

    /** Names it outside the database: a number and what must stand there for ever. */
    String head() {
        return number + ":" + hash;
    }
}
