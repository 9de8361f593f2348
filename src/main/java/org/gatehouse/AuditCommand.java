package org.gatehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.audit.Verification;
import org.gatehouse.audit.Verified;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.session.SessionKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.DataAccessException;

/**
 * {@code audit verify}: looks whether the audit trail is what it was when it was sealed, beside a running Gatehouse where
 * the database lets several in. It opens no port and changes no database.
 */
final class AuditCommand {

    static final String NAME = "audit";

    private static final String USAGE = "Usage: audit verify [NUMBER:HASH]";
    private static final int INTACT = 0;
    private static final int TAMPERED = 1;
    private static final int COULD_NOT_RUN = 2;

    private AuditCommand() {}

    static boolean isMeant(String... args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /** @return the exit status: 0 when the trail is intact, 1 when it is not, 2 when it could not be looked at */
    static int run(String... args) {
        if (args.length < 2 || !args[1].equals("verify")) {
            System.err.println(USAGE);
            return COULD_NOT_RUN;
        }
        String[] rest = Arrays.copyOfRange(args, 2, args.length);
        String known = Stream.of(rest)
                .filter(each -> !each.startsWith("--"))
                .findFirst()
                .orElse(null);
        if (known != null && !known.matches("[1-9][0-9]{0,17}:[A-Za-z0-9_-]{43}")) {
            System.err.println(USAGE);
            return COULD_NOT_RUN;
        }
        String[] settings =
                Stream.of(rest).filter(each -> each.startsWith("--")).toArray(String[]::new);
        try (ConfigurableApplicationContext context = context(settings)) {
            return verify(context, known);
        } catch (SQLException | DataAccessException failed) {
            System.err.println("The trail could not be read: " + failed.getMessage());
            return COULD_NOT_RUN;
        } catch (RuntimeException failed) {
            System.err.println("The settings could not be read: " + failed.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static int verify(ConfigurableApplicationContext context, @Nullable String known) throws SQLException {
        var database = context.getBean(DatabaseSettings.class);
        if (!database.exists()) {
            System.err.println("The trail could not be read: there is no database at DATABASE_URL yet");
            return COULD_NOT_RUN;
        }
        try (Connection connection = database.connect()) {
            connection.setSchema("gatehouse");
            Optional<Verified> verified = Verification.of(
                            connection, context.getBean(SessionKeys.class).secretKeys())
                    .run(known);
            return verified.map(AuditCommand::tell).orElse(COULD_NOT_RUN);
        }
    }

    private static int tell(Verified verified) {
        System.out.printf(
                Locale.ENGLISH,
                "%,d sealed entries in %,d seals, %,d entries not sealed yet%n",
                verified.entries(),
                verified.seals(),
                verified.unsealed());
        verified.problems().forEach(problem -> System.out.println("PROBLEM  " + problem));
        verified.hints().forEach(hint -> System.out.println("HINT     " + hint));
        if (verified.isIntact()) {
            System.out.println("OK       Nothing was changed, added or taken out");
        }
        if (verified.isIntact() && verified.seals() > 0) {
            System.out.println("Sealed up to " + verified.head());
            System.out.println("Keep that line elsewhere, and give it to the next look (audit verify "
                    + verified.head().replaceAll(":.*", ":...") + "): it proves that the end is still there.");
        }
        return verified.isIntact() ? INTACT : TAMPERED;
    }

    private static ConfigurableApplicationContext context(String... settings) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(Stream.concat(QUIETLY.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    /** Standard output holds the result and nothing else. */
    private static final List<String> QUIETLY =
            List.of("--logging.level.root=off", "--logging.level.org.gatehouse=off");

    /** Not a configuration that the application's own scan would find. */
    @ConfigurationPropertiesScan
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SessionKeys.class))
    static class Settings {}
}
