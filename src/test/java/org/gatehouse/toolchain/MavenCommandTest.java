package org.gatehouse.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw} on machines that lack this or that. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "./mvnw is a shell script")
class MavenCommandTest {

    @TempDir
    Path folder;

    private Machine machine;

    @BeforeEach
    void machineWithMaven() throws IOException {
        machine = new Machine(folder);
        machine.maven();
    }

    @Test
    void keepsTheJdkOfJavaHomeWhenItIsNewEnough() throws IOException {
        machine.jdk(25);
        machine.javaHome(machine.jdk(21));
        machine.node("v24.1.0");

        var run = machine.mvnw("verify");

        assertThat(run.out()).contains("JAVA_HOME=" + folder.resolve("jdks/jdk-21"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void takesAnInstalledJdkWhenJavaHomeIsTooOld() throws IOException {
        machine.jdk(21);
        machine.javaHome(machine.jdk(17));

        var run = machine.mvnw("verify");

        assertThat(run.out()).contains("JAVA_HOME=" + folder.resolve("jdks/jdk-21"));
        assertThat(run.err()).anyMatch(line -> line.startsWith("gatehouse: using the JDK in "));
    }

    @Test
    void prefersTheJavaOnThePathToAnOlderJavaHome() throws IOException {
        machine.javaHome(machine.jdk(17));
        machine.javaOnPath(machine.jdk(23));
        machine.jdk(25);

        assertThat(machine.mvnw("verify").out()).contains("JAVA_HOME=" + folder.resolve("jdks/jdk-23"));
    }

    @Test
    void prefersTheNewestLongTermVersion() throws IOException {
        machine.jdk(21);
        machine.jdk(25);
        machine.jdk(26);

        assertThat(machine.mvnw("verify").out()).contains("JAVA_HOME=" + folder.resolve("jdks/jdk-25"));
    }

    /** Vaadin would keep it, and a page with a grid would stay empty where the bundle was made without that page. */
    @Test
    void makesTheBundleAnewWhenAPageIsNewer() throws IOException {
        machine.jdk(25);
        machine.node("v24.1.0");
        Path bundle = file("src/main/bundles/prod.bundle", "", 2);
        Path page = file("src/main/java/SalesView.java", "import com.vaadin.flow.router.Route;", 1);
        file("src/main/java/Sales.java", "import java.util.List;", 3);
        machine.mvnwOf(folder, "verify");
        assertThat(bundle).exists();

        Files.setLastModifiedTime(page, FileTime.from(Instant.EPOCH.plusSeconds(4)));
        assertThat(machine.mvnwOf(folder, "verify").out()).contains("[verify]");
        assertThat(bundle).doesNotExist();
    }

    @Test
    void saysInOneLineWhatIsMissing() throws IOException {
        machine.javaOnPath(machine.jdk(17));

        var run = machine.mvnw("verify");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).singleElement().asString().contains("install a JDK 21 or newer");
    }

    @Test
    void saysThatMavenIsMissing() throws IOException {
        var empty = new Machine(folder.resolve("empty"));

        var run = empty.mvnw();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).singleElement().asString().contains("install Maven 3.8 or newer and a JDK 21");
    }

    @Test
    void keepsANode24WithItsNpm() throws IOException {
        machine.jdk(25);
        machine.node("v24.3.0");
        machine.npm();

        assertThat(machine.mvnw("verify").out()).contains("node=v24.3.0");
        assertThat(machine.npmCalls()).isEmpty();
    }

    @Test
    void installsNode24OnceWhenThereIsAnotherOne() throws IOException {
        machine.jdk(25);
        machine.node("v20.20.2");
        machine.npm();

        assertThat(machine.mvnw("verify").out()).contains("node=v24.9.9");
        assertThat(machine.mvnw("verify").out()).contains("node=v24.9.9");
        assertThat(machine.npmCalls()).singleElement().asString().endsWith("node@24 npm@11");
    }

    @Test
    void leavesOneCompleteNodeWhenTwoRunsInstallItAtOnce() throws Exception {
        machine.jdk(25);
        machine.npm();

        var other = CompletableFuture.supplyAsync(() -> machine.mvnw("verify"));
        var run = machine.mvnw("verify");

        assertThat(run.out()).contains("node=v24.9.9");
        assertThat(other.get().out()).contains("node=v24.9.9");
        assertThat(machine.cached()).containsExactly("node24-npm11");
    }

    @Test
    void leavesNodeToVaadinWithoutNpm() throws IOException {
        machine.jdk(25);
        machine.node("v22.0.0");

        assertThat(machine.mvnw("verify").exit()).isEqualTo(7);
    }

    @Test
    void leavesNodeToVaadinWhenNpmFails() throws IOException {
        machine.jdk(25);
        machine.npmThatFails();

        var run = machine.mvnw("verify");

        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.err()).anyMatch(line -> line.contains("Vaadin will try to download it"));
        assertThat(machine.cached()).isEmpty();
    }

    @Test
    void passesArgumentsAndExitCodeOn() throws IOException {
        machine.jdk(25);
        machine.node("v24.3.0");

        var run = machine.mvnw("verify", "-Dgreeting=good morning", "", "*");

        assertThat(run.out()).containsSubsequence("[verify]", "[-Dgreeting=good morning]", "[]", "[*]");
        assertThat(run.exit()).isEqualTo(7);
    }

    @Test
    void startsTheApplicationWithoutArguments() throws IOException {
        machine.jdk(25);
        machine.node("v24.3.0");

        var run = machine.mvnw();

        assertThat(run.out()).contains("[-Dmaven.test.skip=true]");
        assertThat(run.err()).last().asString().contains("then starting");
    }

    private Path file(String path, String text, int second) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(second)));
    }
}
