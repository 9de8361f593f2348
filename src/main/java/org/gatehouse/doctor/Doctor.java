package org.gatehouse.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.SettingErrors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Runs all checks side by side. None holds up another, and none can break the run. */
@Component
public class Doctor {

    private static final Logger log = LoggerFactory.getLogger(Doctor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ListableBeanFactory beans;
    private final SettingErrors settingErrors;
    private final Duration patience;

    @Autowired
    Doctor(ListableBeanFactory beans, ConfigurableEnvironment environment) {
        this(beans, environment, PATIENCE);
    }

    Doctor(ListableBeanFactory beans, ConfigurableEnvironment environment, Duration patience) {
        this.beans = beans;
        this.settingErrors = new SettingErrors(environment);
        this.patience = patience;
    }

    /**
     * Completes within half a minute, with problems first.
     *
     * @param logIn what else can be looked at; null when nobody is logged in
     */
    public CompletableFuture<List<Diagnosis>> examine(@Nullable LogIn logIn) {
        // A thread of its own: those of the common pool have another class loader in the executable jar.
        return CompletableFuture.supplyAsync(() -> run(checks(logIn)), Thread.ofVirtual()::start);
    }

    private List<Check> checks(@Nullable LogIn logIn) {
        Stream<Check> always = made(Checks.class, Checks::all);
        Stream<Check> loggedIn = logIn == null ? Stream.of() : made(LogInChecks.class, checks -> checks.of(logIn));
        return Stream.concat(always, loggedIn).toList();
    }

    /** What cannot be made becomes a check that fails for the same reason. */
    private <T> Stream<Check> made(Class<T> type, Function<T, List<Check>> checks) {
        return Stream.of(beans.getBeanNamesForType(type)).flatMap(name -> {
            try {
                return checks.apply(beans.getBean(name, type)).stream();
            } catch (RuntimeException unmakeable) {
                String title = settingErrors.of(unmakeable).isPresent() ? "Settings" : name;
                return Stream.of(new Check(title, () -> {
                    throw unmakeable;
                }));
            }
        });
    }

    private List<Diagnosis> run(List<Check> checks) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<List<Finding>>> looks = checks.stream()
                    .<Callable<List<Finding>>>map(check -> check.look()::findings)
                    .toList();
            var answers = threads.invokeAll(looks, patience.toMillis(), TimeUnit.MILLISECONDS);
            List<Diagnosis> all = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                String title = checks.get(i).title();
                findings(title, answers.get(i)).forEach(finding -> all.add(new Diagnosis(title, finding)));
            }
            return Diagnosis.sorted(all);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Nobody waits for the checks any more");
        } finally {
            threads.shutdownNow(); // close() would wait for a check that does not let itself be interrupted
        }
    }

    private List<Finding> findings(String title, Future<List<Finding>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException late) {
            return List.of(Finding.problem("This check did not end within " + patience.toSeconds() + " seconds.")
                    .fix("Run it again; if it stays so, something that it asks neither answers nor refuses."));
        } catch (ExecutionException failed) {
            return failure(title, failed.getCause());
        }
    }

    private List<Finding> failure(String title, @Nullable Throwable failure) {
        if (failure instanceof InvalidSetting invalid) {
            return List.of(SettingsChecks.finding(invalid));
        }
        if (failure instanceof BeansException unmakeable
                && settingErrors.of(unmakeable).isPresent()) {
            return List.of(); // of the wrong setting behind it SettingsChecks tells
        }
        log.debug("The check {} broke off", title, failure);
        return List.of(Finding.problem("This check broke off with "
                        + (failure == null ? "nothing" : failure.getClass().getSimpleName()) + ".")
                .fix("That is a mistake of Gatehouse's own: please report it, with what is set."));
    }
}
