package org.gatehouse.rules;

import org.gatehouse.Gatehouse;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The package map in design and package-info files is the real one. */
class ModulesTest {

    @Test
    void dependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(Gatehouse.class).verify();
    }
}
