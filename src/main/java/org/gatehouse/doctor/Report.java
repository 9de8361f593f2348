package org.gatehouse.doctor;

import java.util.List;
import org.gatehouse.doctor.Finding.Level;

/** The findings as plain text, for a console or a log, with or without colours. */
public final class Report {

    private static final String INDENT = " ".repeat(9);
    private static final int WIDTH = 110;

    private Report() {}

    public static String text(List<Diagnosis> all) {
        var text = new StringBuilder("Gatehouse set-up check\n\n");
        all.forEach(diagnosis -> add(text, diagnosis));
        return text.append('\n').append(summary(all)).append('\n').toString();
    }

    /** In one line, {@code 2 problems, 1 hint, 9 things in order.} */
    public static String summary(List<Diagnosis> all) {
        long problems = Diagnosis.count(all, Level.PROBLEM);
        long hints = Diagnosis.count(all, Level.HINT);
        return count(problems, "problem") + ", " + count(hints, "hint") + ", "
                + count(Diagnosis.count(all, Level.OK), "thing") + " in order.";
    }

    private static void add(StringBuilder text, Diagnosis diagnosis) {
        Finding finding = diagnosis.finding();
        text.append("%-8s ".formatted(finding.level())).append(diagnosis.title());
        if (finding.setting() != null) {
            text.append("  [").append(finding.setting()).append(']');
        }
        text.append('\n').append(wrapped(finding.sentence()));
        if (finding.fix() != null) {
            text.append(wrapped("To do: " + finding.fix()));
        }
        if (finding.copy() != null) {
            finding.copy()
                    .lines()
                    .forEach(line ->
                            text.append(INDENT).append("    ").append(line).append('\n'));
        }
    }

    /** At words; what is to be copied is never cut. */
    private static String wrapped(String sentence) {
        var text = new StringBuilder();
        var line = new StringBuilder(INDENT);
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > INDENT.length()) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        return text.append(line.toString().stripTrailing()).append('\n').toString();
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
