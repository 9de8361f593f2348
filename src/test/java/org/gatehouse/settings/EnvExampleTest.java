package org.gatehouse.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Keeps .env.example, application.yaml and the settings records in step. */
class EnvExampleTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");
    private static final Pattern LINE = Pattern.compile("([A-Z_]+)=(.*)");

    @Test
    void namesEachSettingOnceAndNothingElse() throws IOException {
        var keys = Files.readAllLines(Path.of(".env.example")).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();

        assertThat(keys)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(placeholders().keySet());
    }

    @Test
    void statesTheRealDefaults() throws IOException {
        var example = Files.readAllLines(Path.of(".env.example")).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .collect(toMap(line -> line.group(1), line -> line.group(2)));
        // An empty line stands for the server that is built in.
        example.put("API_SERVER_URL", "http://localhost:6060");

        assertThat(example).isEqualTo(placeholders());
    }

    @Test
    void bindsEachPropertyToARecordComponent() {
        Set<String> components = new TreeSet<>();
        records().flatMap(type -> names(prefix(type), type)).forEach(components::add);

        assertThat(components).containsExactlyInAnyOrderElementsOf(properties());
    }

    private static Map<String, String> placeholders() {
        Map<String, String> all = new TreeMap<>();
        yaml().values().stream().map(String::valueOf).map(PLACEHOLDER::matcher).forEach(matcher -> {
            while (matcher.find()) {
                String other = all.put(matcher.group(1), matcher.group(2));
                assertThat(other).as(matcher.group(1)).isIn(null, matcher.group(2));
            }
        });
        return all;
    }

    private static Set<String> properties() {
        Set<String> names = new TreeSet<>();
        yaml().keySet().stream()
                .map(String::valueOf)
                .filter(name -> name.startsWith("gatehouse."))
                .forEach(names::add);
        return names;
    }

    private static Map<Object, Object> yaml() {
        var factory = new YamlPropertiesFactoryBean();
        factory.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(factory.getObject());
    }

    private static Stream<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("org.gatehouse").stream().map(definition -> {
            try {
                return Class.forName(definition.getBeanClassName());
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                // Keys that whoever configures them chooses.
                .filter(component -> !component.getType().equals(Map.class))
                .flatMap(component -> component.getType().isRecord()
                        ? names(prefix + "." + kebab(component), component.getType())
                        : Stream.of(prefix + "." + kebab(component)));
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
