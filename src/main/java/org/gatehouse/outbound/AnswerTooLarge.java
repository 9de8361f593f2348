package org.gatehouse.outbound;

import java.io.IOException;

/** The body of an answer is longer than the caller is ready to read. */
public final class AnswerTooLarge extends IOException {

    public AnswerTooLarge(int limit) {
        super("The answer is longer than " + limit + " bytes");
    }
}
