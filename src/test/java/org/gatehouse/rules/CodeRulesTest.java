package org.gatehouse.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.OpenTo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

@AnalyzeClasses(packages = "org.gatehouse", importOptions = DoNotIncludeTests.class)
class CodeRulesTest {

    @ArchTest
    static final ArchRule viewsSayWhoTheyAreOpenTo = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should(Declarations.declareWhoTheyAreOpenTo())
            .because("a page without a declaration is closed to everyone, which nobody can have meant");

    @ArchTest
    static final ArchRule viewsArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .bePackagePrivate()
            .because("pages are reached by their path; no other feature builds on a view");

    @ArchTest
    static final ArchRule servicesAreGuarded = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .and()
            .doNotHaveName("close")
            .should(Declarations.beGuarded())
            .because("hiding a menu entry protects nothing; the service checks again");

    @ArchTest
    static final ArchRule declarationsSayOneThing = methods()
            .that()
            .areAnnotatedWith(OpenTo.class)
            .should(Declarations.sayOneThing())
            .because("what stands beside a page, or beside groups, would decide nothing");

    @ArchTest
    static final ArchRule oktaStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("..directory.okta..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.okta..")
            .because("the port hides which directory answers");

    @ArchTest
    static final ArchRule auth0StaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("..directory.auth0..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.auth0..", "okhttp3..", "okio..", "kotlin..")
            .because("the port hides which directory answers");

    @ArchTest
    static final ArchRule keycloakStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("..directory.keycloak..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "org.jboss.resteasy..", "jakarta.ws.rs..")
            .because("the port hides which directory answers");

    @ArchTest
    static final ArchRule flowStaysInTheUserInterface = noClasses()
            .that()
            .resideInAnyPackage(
                    "..signin..",
                    "..directory..",
                    "..api..",
                    "..provider..",
                    "..outbound..",
                    "..settings..",
                    "..builtin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")
            .because("rules and adapters must not need a browser");

    @ArchTest
    static final ArchRule builtInServersShareNothing = noClasses()
            .that()
            .resideInAnyPackage("..builtin.identity..", "..builtin.messages..")
            .should()
            .dependOnClassesThat(are(resideInAPackage("org.gatehouse..").and(resideOutsideOfPackage("..builtin.*.."))))
            .because("the application must see nothing of them but HTTP, as with a real provider");

    @ArchTest
    static final ArchRule nothingButTheLauncherKnowsTheBuiltInServers = noClasses()
            .that(are(resideOutsideOfPackage("..builtin..").and(resideOutsideOfPackage("org.gatehouse"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..builtin..")
            .because("the application runs against them the very code it runs against a real provider");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto)")
            .because("these endings say nothing; see the style guide");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("constructors show what a class needs, and settings are records");

    @ArchTest
    static final ArchRule loggersAreConstants = fields().that()
            .haveRawType("org.slf4j.Logger")
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .because("there is one for each class");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .doNotHaveSimpleName("StartErrors")
            .and()
            .doNotHaveSimpleName("DoctorCommand")
            .and()
            .doNotHaveSimpleName("AuditCommand")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("logs have levels, times and a place");
}
