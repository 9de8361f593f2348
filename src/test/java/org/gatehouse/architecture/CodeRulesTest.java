package org.gatehouse.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AnalyzeClasses(packages = "org.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)$")
            .because("such an ending says nothing; a class that needs it has no job of its own");

    @ArchTest
    static final ArchRule fieldsAreSetByConstructors = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("a constructor shows what a class needs, and settings belong into typed records");

    @ArchTest
    static final ArchRule onlyTheReportOfAFailedStartIsPrinted = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.gatehouse.StartErrors")
            .should(ACCESS_STANDARD_STREAMS)
            .because("everything else goes to the log, where its level and place can be chosen");

    @ArchTest
    static final ArchRule theSdkStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("org.gatehouse.directory.okta")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.okta..")
            .because("another directory must be able to take the place of Okta");

    @ArchTest
    static final ArchRule nobodyKnowsAnAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("org.gatehouse.directory.okta")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gatehouse.directory.okta")
            .because("the directory is used through its port alone");

    @ArchTest
    static final ArchRule flowStaysWherePagesAre = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.gatehouse.access",
                    "org.gatehouse.shell",
                    "org.gatehouse.home",
                    "org.gatehouse.account",
                    "org.gatehouse.messages",
                    "org.gatehouse.uikit",
                    "org.gatehouse..ui")
            .should()
            .dependOnClassesThat(resideInAPackage("com.vaadin.flow..")
                    .and(resideOutsideOfPackage("com.vaadin.flow.spring.security")))
            .because("rules and services work without a page around them");

    @ArchTest
    static final ArchRule builtInServersKnowOnlyThemselves = noClasses()
            .that()
            .resideInAPackage("org.gatehouse.builtin..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.gatehouse..").and(resideOutsideOfPackage("org.gatehouse.builtin..")))
            .because("the application sees nothing of them but HTTP, as if they ran elsewhere");

    @ArchTest
    static final ArchRule onlyTheMainClassesStartBuiltInServers = classes()
            .that()
            .resideInAPackage("org.gatehouse.builtin..")
            .should()
            .onlyHaveDependentClassesThat(resideInAnyPackage("org.gatehouse", "org.gatehouse.builtin.."))
            .because("the application must run the same with another provider and another API");

    @ArchTest
    static final ArchRule builtInServersDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("org.gatehouse.builtin.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gatehouse.builtin.messages..")
            .because("each can be replaced alone");
}
