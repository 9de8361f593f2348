package org.gatehouse.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.provider.GroupsClaim;
import org.gatehouse.provider.GroupsClaim.Completeness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The groups of somebody who signs in: those that the claims name, and, where the claims say too little, those that the
 * provider's own directory knows. When that cannot be asked, there are no more than in the claims (ASVS 5.0, 16.5.3).
 */
@Component
class PersonGroups {

    private static final Logger log = LoggerFactory.getLogger(PersonGroups.class);

    private final PeopleInDirectory directory;
    private final AtomicBoolean hintGiven = new AtomicBoolean();

    PersonGroups(PeopleInDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param names exactly as the provider writes them, behind its prefix
     * @param known whether there are no others
     * @param failed whether the others could not be read, and may be in a moment
     */
    record Found(List<String> names, boolean known, boolean failed) {

        private Found behind(String prefix) {
            return prefix.isEmpty()
                    ? this
                    : new Found(names.stream().map(prefix::concat).toList(), known, failed);
        }
    }

    Found of(Provider provider, String issuer, String subject, Map<String, Object> claims) {
        return asWritten(provider, issuer, subject, claims).behind(provider.groupPrefix());
    }

    private Found asWritten(Provider provider, String issuer, String subject, Map<String, Object> claims) {
        var claim = new GroupsClaim(provider.groupsClaim());
        GroupsClaim.Groups said = claim.read(claims);
        if (!saysTooLittle(provider, claim, said)) {
            return new Found(said.names(), said.completeness() != Completeness.CUT, false);
        }
        try {
            Optional<List<String>> inDirectory = directory.groupsOf(issuer, subject);
            return inDirectory
                    .map(names -> new Found(names, true, false))
                    .orElseGet(() -> withoutDirectory(provider, said));
        } catch (DirectoryException failed) {
            log.warn("The groups of {} could not be looked up in the directory: {}", subject, failed.getMessage());
            return new Found(said.names(), false, true);
        }
    }

    private static boolean saysTooLittle(Provider provider, GroupsClaim claim, GroupsClaim.Groups said) {
        return switch (said.completeness()) {
            case LEFT_OUT -> true;
            case MISSING -> !claim.isPath();
            case ALL ->
                provider.preset().mostGroups() > 0
                        && said.names().size() == provider.preset().mostGroups();
            case CUT -> false;
        };
    }

    private Found withoutDirectory(Provider provider, GroupsClaim.Groups said) {
        if (said.completeness() != Completeness.LEFT_OUT) {
            return new Found(said.names(), true, false);
        }
        if (hintGiven.compareAndSet(false, true)) {
            log.warn(
                    "{} leaves the claim {} out for people in too many groups, who are in none here therefore. Have it "
                            + "emit only groups assigned to the application (Entra: Token configuration, groups claim).",
                    provider.name(),
                    provider.groupsClaim());
        }
        return new Found(List.of(), false, false);
    }
}
