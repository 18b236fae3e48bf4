package org.tongban.application;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Singleton;
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

  /** Any container can make them, by what {@code jakarta.inject} says alone. */
  @ArchTest
  static final ArchRule anyContainerCanMakeServices =
      classes()
          .that()
          .areAnnotatedWith(Singleton.class)
          .should()
          .bePublic()
          .andShould()
          .haveModifier(JavaModifier.FINAL)
          .andShould()
          .haveOnlyFinalFields()
          .andShould(haveOnePublicConstructor());

  private static ArchCondition<JavaClass> haveOnePublicConstructor() {
    return new ArchCondition<>("have one constructor, a public one") {
      @Override
      public void check(JavaClass made, ConditionEvents events) {
        var constructors = made.getConstructors();
        var fits =
            constructors.size() == 1
                && constructors.iterator().next().getModifiers().contains(JavaModifier.PUBLIC);
        events.add(new SimpleConditionEvent(made, fits, made.getName() + ": " + constructors));
      }
    };
  }
}
