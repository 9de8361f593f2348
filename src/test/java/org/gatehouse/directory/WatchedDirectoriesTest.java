package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.outbound.CallWatch;
import org.gatehouse.outbound.CallWatches;
import org.gatehouse.testkit.TestDirectory;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class WatchedDirectoriesTest {

    private final TestDirectory directory = new TestDirectory("https://id.example");
    private final List<String> seen = new ArrayList<>();

    @Test
    void tellsWhatWasAskedAndHowItEnded() {
        try (var application = application(true)) {
            var users = application.getBean(UserDirectory.class);
            assertThat(users.holdsUsersOf("https://id.example")).isTrue();
            assertThat(users.find("nobody")).isEqualTo(Optional.empty());
            directory.before = () -> {
                throw new DirectoryException.Throttled(Instant.now(), null);
            };
            assertThatThrownBy(() -> application.getBean(GroupDirectory.class).find("none"))
                    .isInstanceOf(DirectoryException.Throttled.class);

            assertThat(seen).containsExactly("directory users.find done", "directory groups.find throttled");
        }
    }

    @Test
    void leavesDirectoriesAloneWhereNobodyWatches() {
        try (var application = application(false)) {
            assertThat(application.getBean(UserDirectory.class)).isSameAs(directory);
        }
    }

    private AnnotationConfigApplicationContext application(boolean watched) {
        var application = new AnnotationConfigApplicationContext();
        application.register(CallWatches.class, WatchedDirectories.class);
        application.registerBean("users", UserDirectory.class, () -> directory);
        application.registerBean("groups", GroupDirectory.class, directory::groups);
        if (watched) {
            CallWatch watch = (server, operation) -> outcome -> seen.add(server + " " + operation + " " + outcome);
            application.registerBean(CallWatch.class, () -> watch);
        }
        application.refresh();
        return application;
    }
}
