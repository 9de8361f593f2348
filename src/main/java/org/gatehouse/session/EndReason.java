package org.gatehouse.session;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a session ended, as the person is told and as others read it. */
public enum EndReason {
    LOGGED_OUT("You logged out.", "The person logged out."),
    ENDED_BY_YOU("You ended this session from another device.", "The person ended it from another device."),
    ENDED_BY_ADMINISTRATOR("An administrator ended your session.", "An administrator ended it."),
    LOGGED_OUT_AT_PROVIDER(
            "You were logged out at the identity provider.", "The person was logged out at the identity provider."),
    REFUSED_BY_PROVIDER(
            "The identity provider ended your session or no longer allows it. Log in again to go on.",
            "The identity provider ended it or no longer allows it."),
    NOT_ALLOWED(
            "Your account may not use this application any more.",
            "The account may not use this application any more."),
    GROUPS_CHANGED(
            "Your groups have been changed. Log in again to go on with what is open to you now.",
            "The person’s groups had been changed."),
    TOO_MANY(
            "You logged in on another device, and the number of sessions is limited.",
            "The person logged in on another device, and the number of sessions is limited."),
    IDLE("Nothing happened here for a while, so your session ended.", "Nothing happened for a while."),
    LIFETIME("Your session reached its longest duration.", "It reached its longest duration."),
    /** Another log-in of the same person in the same browser took its place. */
    REPLACED("There was a new log-in in this browser.", "There was a new log-in in the same browser."),
    OTHER_PERSON("Somebody else logged in in this browser.", "Somebody else logged in in the same browser."),
    /** Of which this node knows no more, since one of a newer version ended it or wrote what is unreadable here. */
    OTHER("Your session has ended.", "It ended for a reason that is not known here.");

    private final String sentence;
    private final String sentenceForOthers;

    EndReason(String sentence, String sentenceForOthers) {
        this.sentence = sentence;
        this.sentenceForOthers = sentenceForOthers;
    }

    /** For the person whose session it was. */
    public String sentence() {
        return sentence;
    }

    /** The same about that person, for whoever reads of the session. */
    public String sentenceForOthers() {
        return sentenceForOthers;
    }

    /** Whether time ended it, so that nobody wanted the person to be out. */
    public boolean isExpiry() {
        return this == IDLE || this == LIFETIME;
    }

    /** Whether the browser has a newer session, so that it must not be told that it has none. */
    boolean isByNewLogIn() {
        return this == REPLACED || this == OTHER_PERSON;
    }

    /** As written in addresses, cookies and events: {@code ended-by-administrator}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What stands in the table. */
    static EndReason ofName(String name) {
        for (EndReason reason : values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return OTHER;
    }

    /** Empty for anything that is no reason. */
    public static Optional<EndReason> ofCode(@Nullable String code) {
        for (EndReason reason : values()) {
            if (reason.code().equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
