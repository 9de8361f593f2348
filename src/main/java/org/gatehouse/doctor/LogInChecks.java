package org.gatehouse.doctor;

import java.util.List;

/** The checks of one package that need somebody to have logged in. */
@FunctionalInterface
public interface LogInChecks {

    List<Check> of(LogIn logIn);
}
