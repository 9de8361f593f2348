package org.gatehouse.registration;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.gatehouse.doctor.Finding;

/** Whether both clocks tell the same time: id tokens are refused when they differ by a minute. */
final class ClockRule {

    private static final Duration NOTICEABLE = Duration.ofSeconds(30);
    private static final Duration TOO_MUCH = Duration.ofSeconds(60);

    private final ConfiguredProvider provider;
    private final InstantSource clock;

    ClockRule(ConfiguredProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    List<Finding> findings(Discovery.Found found) {
        return found.date()
                .map(there -> List.of(judged(Duration.between(there, clock.instant()))))
                .orElse(List.of());
    }

    /** @param ahead how much later it is here; to a second or two, which is all that the header and the way allow */
    private Finding judged(Duration ahead) {
        if (ahead.abs().compareTo(NOTICEABLE) <= 0) {
            return Finding.ok("This machine's clock and the one of " + provider.named() + " agree.");
        }
        String sentence = "This machine's clock is " + ahead.abs().toSeconds() + " seconds "
                + (ahead.isNegative() ? "behind" : "ahead of") + " the one of " + provider.named() + ".";
        Finding finding = ahead.abs().compareTo(TOO_MUCH) > 0
                ? Finding.problem(sentence + " Its id tokens are refused.")
                : Finding.hint(sentence + " From a minute on its id tokens are refused.");
        return finding.fix("Let the machine set its clock by the network (in a virtual machine, the host's):")
                .copy("sudo timedatectl set-ntp true");
    }
}
