package org.gatehouse;

import org.gatehouse.builtin.BuiltInServers;
import org.gatehouse.session.SecurityContexts;
import org.gatehouse.settings.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.modulith.Modulithic;

/** The application. Started by {@link #main}, it brings the built-in servers along when nothing else is configured. */
@Modulithic
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.gatehouse\\.builtin\\..*"),
            // What tests bring is for the test that names it.
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class)
        })
public class Gatehouse {

    public static void main(String[] args) {
        if (DoctorCommand.isMeant(args)) {
            System.exit(DoctorCommand.run(args));
        }
        if (AuditCommand.isMeant(args)) {
            System.exit(AuditCommand.run(args));
        }
        SecurityContexts.settle();
        var builtIn = new BuiltInServers();
        var application = new SpringApplication(Gatehouse.class);
        application.addInitializers(builtIn);
        try {
            ConfigurableApplicationContext running = application.run(args);
            builtIn.awaitStart();
            sayWhereToGo(running.getBean(PublicAddress.class), builtIn.haveDemoUsers());
        } catch (BuiltInServers.CannotStart failed) {
            StartErrors.print(failed.reason());
            System.exit(1);
        } catch (RuntimeException alreadyReported) {
            // The built-in servers would keep the process alive.
            System.exit(1);
        }
    }

    private static void sayWhereToGo(PublicAddress address, boolean demoUsers) {
        // Not a constant: a logger made before Spring Boot has set logging up would set it up twice.
        Logger log = LoggerFactory.getLogger(Gatehouse.class);
        if (demoUsers) {
            log.warn("The demo users have a known password. Only this machine can reach the identity server.");
            log.info(
                    "Gatehouse is ready: open {} and log in as ada@example.com (administrator) or bob@example.com,"
                            + " password gatehouse",
                    address.baseUrl());
        } else {
            log.info("Gatehouse is ready: open {}", address.baseUrl());
        }
    }
}
