package org.gatehouse.doctor;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.SettingErrors;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Whether the application would start with the settings as they are written: each that would stop it. */
@Component
class SettingsChecks implements Checks {

    private final ListableBeanFactory beans;
    private final SettingErrors errors;

    SettingsChecks(ListableBeanFactory beans, ConfigurableEnvironment environment) {
        this.beans = beans;
        this.errors = new SettingErrors(environment);
    }

    @Override
    public List<Check> all() {
        return List.of(new Check("Settings", this::findings));
    }

    private List<Finding> findings() {
        List<Finding> wrong = new ArrayList<>();
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            try {
                beans.getBean(name);
            } catch (BeansException refused) {
                errors.of(refused).map(SettingsChecks::finding).ifPresent(wrong::add);
            }
        }
        if (wrong.isEmpty()) {
            return List.of(Finding.ok("Every setting has a value that Gatehouse can start with."));
        }
        return wrong.stream().distinct().toList();
    }

    static Finding finding(InvalidSetting invalid) {
        return Finding.problem(invalid.getMessage())
                .about(invalid.key())
                .fix("Correct it in .env or in the environment, then run the checks again: those that need it were"
                        + " left out.");
    }
}
