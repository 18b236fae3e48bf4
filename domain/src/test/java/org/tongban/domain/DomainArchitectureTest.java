package org.tongban.domain;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.Sex;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/** What the domain may lean on: the JDK without its clock and its dice, and no circles. */
@AnalyzeClasses(
    packages = "org.tongban.domain",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DomainArchitectureTest {
  @ArchTest
  static final ArchRule plainJava =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.tongban.domain..");

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now", ZoneId.class)
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Clock.class, "system", ZoneId.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the time is an argument, so that every rule can be tested on any day");

  @ArchTest
  static final ArchRule noDice =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .because("the same input gives the same answer");

  /**
   * The credit code belongs to people's numbers but is also the number of authorities and the first
   * part of implementation codes; forms ask for it and for citizen ids, conditions for the sex.
   * They depend on nothing themselves. A dispatch names its case by its identity and number alone.
   * These are the known ways back; there must be no others.
   */
  @ArchTest
  static final ArchRule noCircles =
      slices()
          .matching("org.tongban.domain.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              resideInAPackage("..place..").or(resideInAPackage("..item..")),
              JavaClass.Predicates.equivalentTo(UnifiedSocialCreditCode.class)
                  .or(JavaClass.Predicates.equivalentTo(CitizenId.class))
                  .or(JavaClass.Predicates.equivalentTo(Sex.class)))
          .ignoreDependency(
              resideInAPackage("..delivery.."),
              JavaClass.Predicates.equivalentTo(CaseId.class)
                  .or(JavaClass.Predicates.equivalentTo(CaseNumber.class)));

  @ArchTest
  static final ArchRule nothingLeansOnCaseworkBelowIt =
      noClasses()
          .that()
          .resideInAnyPackage("..calendar..", "..place..", "..item..", "..person..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..casework..", "..delivery..");

  @ArchTest
  static final ArchRule noDrawers =
      noClasses()
          .that(alwaysTrue())
          .should()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..", "..manager..");
}
