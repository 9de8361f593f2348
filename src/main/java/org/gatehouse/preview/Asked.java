package org.gatehouse.preview;

import com.vaadin.flow.router.QueryParameters;
import java.util.Optional;

/** Of whom it is asked what they may open, as addresses name them. */
sealed interface Asked {

    /** A user of the directory. */
    record User(String id) implements Asked {}

    /** Somebody who is logged in here, whether or not a directory knows them. One issuer's subject says nothing at another. */
    record LoggedIn(String issuer, String subject) implements Asked {

        static final String ISSUER = "issuer";
        static final String SUBJECT = "subject";

        private static final int LONGEST_ISSUER = 500;
        private static final int LONGEST_SUBJECT = 255;

        /** Empty when an address names nobody who could be logged in. */
        static Optional<Asked> in(QueryParameters parameters) {
            String issuer = parameters.getSingleParameter(ISSUER).orElse("");
            String subject = parameters.getSingleParameter(SUBJECT).orElse("");
            boolean possible = !issuer.isEmpty()
                    && issuer.length() <= LONGEST_ISSUER
                    && !subject.isEmpty()
                    && subject.length() <= LONGEST_SUBJECT
                    && (issuer + subject).chars().noneMatch(Character::isISOControl);
            return possible ? Optional.of(new LoggedIn(issuer, subject)) : Optional.empty();
        }
    }

    /** Whoever is in this group and in no other. */
    record Group(String name) implements Asked {}
}
