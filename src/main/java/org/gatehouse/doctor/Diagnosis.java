package org.gatehouse.doctor;

import java.util.Comparator;
import java.util.List;
import org.gatehouse.doctor.Finding.Level;

/** One finding under the title of its check. */
public record Diagnosis(String title, Finding finding) {

    /** Problems first; what is equally grave stays in order. */
    static List<Diagnosis> sorted(List<Diagnosis> all) {
        return all.stream()
                .sorted(Comparator.comparing(diagnosis -> diagnosis.finding().level()))
                .toList();
    }

    /** How many of them are of that level. */
    public static long count(List<Diagnosis> all, Level level) {
        return all.stream()
                .filter(diagnosis -> diagnosis.finding().level() == level)
                .count();
    }
}
