package org.gatehouse.metrics;

import java.util.concurrent.TimeUnit;
import org.gatehouse.outbound.CallWatch;

/** Measures calls to the directory and to providers; {@code outcome="throttled"} is what a directory throttled. */
final class CallFigures implements CallWatch {

    private final Figures figures;

    CallFigures(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Watched begin(String server, String operation) {
        long begun = System.nanoTime();
        return outcome -> figures.timer(
                        "gatehouse." + server + ".calls",
                        "Calls to the " + server,
                        "operation",
                        operation,
                        "outcome",
                        outcome)
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
