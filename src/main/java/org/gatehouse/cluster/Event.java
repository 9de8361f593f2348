package org.gatehouse.cluster;

import java.util.regex.Pattern;

record Event(String type, String subject) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,99}");
    private static final int LONGEST_SUBJECT = 500;

    Event {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Not a type of event: " + type);
        }
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("A subject has 1 to " + LONGEST_SUBJECT + " characters");
        }
    }
}
