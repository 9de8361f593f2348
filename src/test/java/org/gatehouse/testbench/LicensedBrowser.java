package org.gatehouse.testbench;

import com.vaadin.pro.licensechecker.LocalOfflineKey;
import com.vaadin.pro.licensechecker.LocalProKey;
import com.vaadin.pro.licensechecker.LocalSubscriptionKey;
import com.vaadin.testbench.TestBench;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.testkit.Browsers;
import org.gatehouse.testkit.IdentityPeople;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.Site;
import org.gatehouse.testkit.SiteHere;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** Gives each test a {@link Person} whose browser TestBench drives, or skips it and says why. */
final class LicensedBrowser implements ExecutionCondition, ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(LicensedBrowser.class);

    private static final ConditionEvaluationResult LICENSED = ConditionEvaluationResult.enabled("There is a licence");

    /** Before anything is started for a class that cannot run. Says it once for people; the reports say it, too. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return LICENSED;
        }
        return obstacle()
                .map(reason -> {
                    System.out.println(context.getDisplayName() + " is skipped: " + reason);
                    return ConditionEvaluationResult.disabled(reason);
                })
                .orElse(LICENSED);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean here = AnnotationSupport.isAnnotated(context.getRequiredTestClass(), TestBenchTest.class);
        Site site = here ? SiteHere.of(context) : RunningGatehouse.of(context);
        var person = new Person(driver(), site.home());
        context.getStore(HERE).put(Person.class, person);
        if (site instanceof SiteHere started) {
            SignedInAs.Factory.of(context).ifPresent(who -> person.logIn(started.member(who), IdentityPeople.PASSWORD));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Person person = context.getStore(HERE).get(Person.class, Person.class);
        if (person != null) {
            person.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Person.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(HERE).get(Person.class, Person.class));
    }

    /** TestBench checks the licence itself, when it is first used; without any key it would open a browser and wait. */
    private static Optional<String> obstacle() {
        if (LocalSubscriptionKey.get() == null && LocalProKey.get() == null && LocalOfflineKey.get() == null) {
            return Optional.of("TestBench needs a Vaadin licence, and there is no key on this machine");
        }
        try {
            Class.forName(TestBench.class.getName());
            return Optional.empty();
        } catch (ExceptionInInitializerError | NoClassDefFoundError refused) {
            return Optional.of("TestBench does not accept this machine's Vaadin licence: " + refused.getCause());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WebDriver driver() {
        var options = new ChromeOptions().addArguments("--headless=new").addArguments(Browsers.arguments());
        Browsers.program().ifPresent(program -> options.setBinary(program.toFile()));
        return TestBench.createDriver(new ChromeDriver(options));
    }
}
