package dev.caredesk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;

@AnalyzeClasses(
        packages = "dev.caredesk",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheBackend.class})
class ArchitectureTest {

    /** Leaves out the module that only tests use. */
    static final class OnlyTheBackend implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/evaluation/target/");
        }
    }

    @ArchTest
    static final ArchRule packagesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("a2a")
            .definedBy("dev.caredesk.a2a..")
            .layer("mcp")
            .definedBy("dev.caredesk.mcp..")
            .layer("forms")
            .definedBy("dev.caredesk.forms..")
            .layer("confirmation")
            .definedBy("dev.caredesk.confirmation..")
            .layer("chat")
            .definedBy("dev.caredesk.chat..")
            .layer("agent")
            .definedBy("dev.caredesk.agent..")
            .layer("web")
            .definedBy("dev.caredesk.web..")
            .optionalLayer("data")
            .definedBy("dev.caredesk.data..")
            .layer("schedule")
            .definedBy("dev.caredesk.schedule..")
            .layer("caller")
            .definedBy("dev.caredesk.caller..")
            .layer("clinic")
            .definedBy("dev.caredesk.clinic..")
            .layer("database")
            .definedBy("dev.caredesk.database..")
            .whereLayer("a2a")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("mcp")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("forms")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("confirmation")
            .mayOnlyBeAccessedByLayers("a2a", "mcp", "forms")
            .whereLayer("chat")
            .mayOnlyBeAccessedByLayers("a2a", "forms")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("a2a", "mcp", "confirmation", "forms", "chat")
            .whereLayer("agent")
            .mayOnlyBeAccessedByLayers("a2a", "mcp", "chat", "forms")
            .whereLayer("schedule")
            .mayOnlyBeAccessedByLayers("a2a", "mcp", "confirmation", "forms", "chat", "agent", "web", "data")
            .whereLayer("caller")
            .mayOnlyBeAccessedByLayers(
                    "a2a", "mcp", "confirmation", "forms", "chat", "agent", "web", "schedule", "data")
            .because("the folders must show the flow: forms → chat → agent → schedule → caller");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.caredesk.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other cannot be read, tested or replaced alone");

    @ArchTest
    static final ArchRule theDomainKnowsNeitherModelNorHttp = noClasses()
            .that()
            .resideInAnyPackage("dev.caredesk.schedule..", "dev.caredesk.caller..", "dev.caredesk.clinic..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "jakarta.ws.rs..", "io.vertx..", "org.jboss.resteasy..")
            .because("the rules hold for the chat, the forms and whatever comes next alike");

    @ArchTest
    static final ArchRule theAgentKnowsNoHttp = noClasses()
            .that()
            .resideInAPackage("dev.caredesk.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
            .because("the agent turns language into the domain; how a turn arrives is the chat's business");

    @ArchTest
    static final ArchRule resourcesLieAtTheTop = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .resideInAnyPackage(
                    "dev.caredesk.a2a..",
                    "dev.caredesk.chat..",
                    "dev.caredesk.forms..",
                    "dev.caredesk.mcp..",
                    "dev.caredesk.web..")
            .because("HTTP enters in few places");

    @ArchTest
    static final ArchRule readingAndDeletingHaveTheirOwnClasses = methods()
            .that()
            .areAnnotatedWith(DELETE.class)
            .should()
            .beDeclaredInClassesThat(describe(
                    "read nothing",
                    resource -> resource.getMethods().stream().noneMatch(method -> method.isAnnotatedWith(GET.class))))
            .because(
                    "Quarkus 3.34 lists a class's GET and DELETE in an order that each build draws anew, and the image is"
                            + " to be the same in every build (docs/images.md)");

    @ArchTest
    static final ArchRule theWireContractLiesInTheSharedModel = classes()
            .that(are(resideInAnyPackage("dev.caredesk.api..")))
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .haveSimpleName("ConversationSecret")
            .orShould()
            .haveSimpleName("package-info")
            .because("the page and the API share what goes over the wire, and nothing that behaves");

    @ArchTest
    static final ArchRule onlyTheClockKnowsTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.caredesk.clinic.ClinicClock")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time is injected, so that tests can move it");

    @ArchTest
    static final ArchRule datesAreThoseOfJavaTime = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Date.class.getName())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Calendar.class)
            .because("java.util.Date knows no zones");

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.caredesk.CareDesk")
            .and()
            .doNotHaveFullyQualifiedName("dev.caredesk.data.ImportCommand")
            .and()
            .doNotHaveFullyQualifiedName("dev.caredesk.database.EmbeddedPostgresProcess")
            .should(ACCESS_STANDARD_STREAMS)
            .because("the log has levels, a format and no personal data; only what a person runs in a terminal, and the"
                    + " start before there is a log, speaks to that person");

    @ArchTest
    static final ArchRule fieldsAreNotInjected =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("a constructor shows what a class needs");
}
