package org.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** {@code .env.example}, application.yaml and the records that take the settings say the same. */
class SettingsInStepTest {

    private static final Pattern LINE = Pattern.compile("(?m)^([A-Z][A-Z0-9_]*)=(.*)$");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

    /** Empty means the built-in server to the launcher, which knows its address; application.yaml needs one without it. */
    private static final Set<String> SET_BY_THE_LAUNCHER = Set.of("API_SERVER_URL");

    @Test
    void listsEachKeyOnce() throws IOException {
        List<String> keys = lines().map(line -> line.group(1)).toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void listsTheKeysThatTheApplicationReads() throws IOException {
        assertThat(example().keySet()).isEqualTo(defaults().keySet());
    }

    @Test
    void statesTheDefaultsThatHold() throws IOException {
        Map<String, String> stated = example();
        Map<String, String> real = defaults();
        SET_BY_THE_LAUNCHER.forEach(key -> assertThat(stated.remove(key)).isEmpty());
        real.keySet().removeAll(SET_BY_THE_LAUNCHER);

        assertThat(stated).isEqualTo(real);
    }

    @Test
    void meansTheSameReadAsProperties() throws IOException {
        var read = new Properties();
        read.load(new StringReader(text()));

        assertThat(read).isEqualTo(example());
    }

    @Test
    void explainsEachGroupOfKeys() throws IOException {
        assertThat(text().split("\n\n")).allMatch(group -> group.startsWith("#"));
    }

    @Test
    void hasARecordComponentForEachPropertyAndTheOtherWayRound() throws IOException {
        Set<String> properties = Stream.of(yaml().getPropertyNames())
                .filter(name -> name.startsWith("gatehouse."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(components()).isEqualTo(properties);
    }

    @Test
    void namesTheKeyInTheJavadocOfItsRecord() throws IOException {
        Set<String> documented = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Pattern.compile("@param \\w+ [^\n]*?\\{@code ([A-Z][A-Z0-9_]+)}")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(key -> documented.add(key.group(1)));
            }
        }

        documented.add("SESSION_IDLE_TIMEOUT"); // Spring Boot's own property takes it
        assertThat(documented).containsAll(example().keySet());
    }

    private static Set<String> components() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.gatehouse").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(SettingsInStepTest::properties)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> properties(Class<?> settings) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        return Stream.of(settings.getRecordComponents())
                .map(component -> prefix + "."
                        + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> defaults() throws IOException {
        var yaml = yaml();
        return Stream.of(yaml.getPropertyNames())
                .map(name -> String.valueOf(yaml.getProperty(name)))
                .flatMap(value -> REFERENCE.matcher(value).results())
                .collect(Collectors.toMap(
                        reference -> reference.group(1),
                        reference -> String.valueOf(reference.group(2)),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static EnumerablePropertySource<?> yaml() throws IOException {
        return (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("application.yaml", new ClassPathResource("application.yaml"))
                .getFirst();
    }

    private static Map<String, String> example() throws IOException {
        return lines().collect(
                        Collectors.toMap(line -> line.group(1), line -> line.group(2), (a, b) -> a, TreeMap::new));
    }

    private static Stream<MatchResult> lines() throws IOException {
        return LINE.matcher(text()).results();
    }

    private static String text() throws IOException {
        return Files.readString(Path.of(".env.example"));
    }
}
