package org.tongban.application;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the use cases may lean on: the domain, the JDK, {@code jakarta.inject}, an injected clock.
 */
@AnalyzeClasses(
    packages = "org.tongban.application",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ApplicationArchitectureTest {
  @ArchTest
  static final ArchRule noFrameworks =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "jakarta.inject..", "org.tongban.domain..", "org.tongban.application..");

  @ArchTest
  static final ArchRule noAdaptersInside =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..");

  @ArchTest
  static final ArchRule theClockIsInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now", ZoneId.class)
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Clock.class, "system", ZoneId.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
