package org.gatehouse.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check has to say. Nothing in it is secret: it is printed, and shown to whoever opens the page in development.
 *
 * @param sentence what is so
 * @param setting the name in {@code .env} that it is about; null for none
 * @param fix what to do about it, and where; null for nothing
 * @param copy what to write there, to the letter; null for nothing
 */
public record Finding(
        Level level,
        String sentence,
        @Nullable String setting,
        @Nullable String fix,
        @Nullable String copy) {

    /** The worst comes first. */
    public enum Level {
        /** It will not work like this, or not safely. */
        PROBLEM,
        /** It works, and could be better; or nobody but a person can tell. */
        HINT,
        /** As it should be. */
        OK
    }

    public static Finding problem(String sentence) {
        return new Finding(Level.PROBLEM, sentence, null, null, null);
    }

    public static Finding hint(String sentence) {
        return new Finding(Level.HINT, sentence, null, null, null);
    }

    public static Finding ok(String sentence) {
        return new Finding(Level.OK, sentence, null, null, null);
    }

    public Finding about(String name) {
        return new Finding(level, sentence, name, fix, copy);
    }

    public Finding fix(String whatToDo) {
        return new Finding(level, sentence, setting, whatToDo, copy);
    }

    public Finding copy(String text) {
        return new Finding(level, sentence, setting, fix, text);
    }
}
