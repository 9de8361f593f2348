package org.gatehouse.bulk;

/** A file cannot be read. The message is for people and says what to do. */
final class ImportProblem extends RuntimeException {

    ImportProblem(String sentence) {
        super(sentence);
    }
}
