package org.gatehouse.architecture;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /** What launches the built-in servers; {@link CodeRulesTest} says that nothing else may. */
    private static final String LAUNCHER = "from module 'root:org.gatehouse' to module 'builtin.";

    /** The packages use each other only as their package-info declares, and in no circle. */
    @Test
    void packagesKeepToTheirDeclaredDependencies() {
        ApplicationModules.of("org.gatehouse")
                .detectViolations()
                .filter(violation -> !violation.hasMessageContaining(LAUNCHER))
                .throwIfPresent();
    }
}
