package org.gatehouse.doctor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.StandardEnvironment;

/** Runs checks as the application does. */
public final class Examination {

    private Examination() {}

    public static List<Diagnosis> of(List<Check> checks) {
        return of(() -> checks, null);
    }

    static List<Diagnosis> of(Checks checks, @Nullable LogIn logIn) {
        var beans = new StaticListableBeanFactory(Map.of("checks", checks));
        return new Doctor(beans, new StandardEnvironment()).examine(logIn).join();
    }

    /** The findings that are not in order, each as {@code LEVEL title: sentence -> what to copy}. */
    public static List<String> toDo(List<Check> checks) {
        return of(checks).stream()
                .filter(diagnosis -> diagnosis.finding().level() != Finding.Level.OK)
                .map(diagnosis -> "%s %s: %s -> %s"
                        .formatted(
                                diagnosis.finding().level(),
                                diagnosis.title(),
                                diagnosis.finding().sentence(),
                                diagnosis.finding().copy()))
                .toList();
    }
}
