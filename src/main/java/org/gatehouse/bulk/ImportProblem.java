package org.gatehouse.bulk;

/** A file cannot be read. The sentence is for people and says what to do. */
final class ImportProblem extends RuntimeException {

    private final String sentence;

    ImportProblem(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
