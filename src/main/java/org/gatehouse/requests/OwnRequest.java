package org.gatehouse.requests;

/** Nobody decides about what they have asked for themselves. */
final class OwnRequest extends RuntimeException {

    static final String SENTENCE = "This is your own request: another administrator decides about it.";

    OwnRequest() {
        super(SENTENCE);
    }
}
