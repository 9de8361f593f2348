package org.gatehouse.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gatehouse.directory.GroupDirectory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** As {@link PagesTest}, with a {@link TestDirectory} of the provider's people. Tests clear it and fill it themselves. */
@PagesTest
@Import(DirectoryPagesTest.Beans.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DirectoryPagesTest {

    /** What the application gets besides its own. */
    @TestConfiguration(proxyBeanMethods = false)
    class Beans {

        @Bean
        TestDirectory testDirectory() {
            return new TestDirectory("https://idp.example");
        }

        @Bean
        GroupDirectory testGroups(TestDirectory directory) {
            return directory.groups();
        }
    }
}
