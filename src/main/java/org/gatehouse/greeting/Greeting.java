package org.gatehouse.greeting;

import java.time.LocalTime;

/** What to say at which time of the day. */
public enum Greeting {
    MORNING("Good Morning"),
    AFTERNOON("Good Afternoon"),
    EVENING("Good Evening");

    private final String text;

    Greeting(String text) {
        this.text = text;
    }

    /** Morning from midnight, afternoon from noon, evening from 18:00, in the reader's own time. */
    public static Greeting at(LocalTime time) {
        if (time.getHour() < 12) {
            return MORNING;
        }
        return time.getHour() < 18 ? AFTERNOON : EVENING;
    }

    public String text() {
        return text;
    }
}
