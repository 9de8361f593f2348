package org.gatehouse;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.gatehouse.builtin.BuiltInAddresses;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Diagnosis;
import org.gatehouse.doctor.Doctor;
import org.gatehouse.doctor.Finding.Level;
import org.gatehouse.doctor.Report;
import org.gatehouse.provider.ProviderProbe;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * {@code doctor}: looks at the set-up without starting the application, also beside a running one. It opens no port and
 * changes no database. Its context holds settings and checks, each made only when it is asked for, so that a setting
 * which would stop the application keeps nothing else from being looked at.
 */
final class DoctorCommand {

    static final String NAME = "doctor";

    private static final int ALL_GOOD = 0;
    private static final int PROBLEMS = 1;
    private static final int COULD_NOT_RUN = 2;

    /** Standard output holds the report and nothing else. */
    private static final List<String> QUIETLY =
            List.of("--logging.level.root=off", "--logging.level.org.gatehouse=off");

    private DoctorCommand() {}

    static boolean isMeant(String... args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /** @return the exit status: 0 without problems, 1 with some, 2 when it could not look */
    static int run(String... args) {
        String[] settings = Arrays.copyOfRange(args, 1, args.length);
        try (ConfigurableApplicationContext context = context(settings)) {
            List<Diagnosis> all = context.getBean(Doctor.class).examine(null).join();
            System.out.print(Report.text(all));
            return Diagnosis.count(all, Level.PROBLEM) == 0 ? ALL_GOOD : PROBLEMS;
        } catch (CompletionException failed) {
            System.err.println("The checks could not be run: " + failed.getCause());
            return COULD_NOT_RUN;
        } catch (RuntimeException failed) {
            System.err.println("The settings could not be read: " + failed.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static ConfigurableApplicationContext context(String... settings) {
        return new SpringApplicationBuilder(Practice.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .initializers(new BuiltInAddresses())
                .run(Stream.concat(QUIETLY.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    /** Not a configuration that the application's own scan would find. */
    @ConfigurationPropertiesScan
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {Checks.class, Doctor.class, ProviderProbe.class}))
    static class Practice {}
}
