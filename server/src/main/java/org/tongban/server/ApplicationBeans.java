package org.tongban.server;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Brings the use cases, which know no framework, into the context. */
@Factory
@Import(
    packages = {
      "org.tongban.application.appointment",
      "org.tongban.application.assistance",
      "org.tongban.application.casework",
      "org.tongban.application.custody",
      "org.tongban.application.delivery",
      "org.tongban.application.identity",
      "org.tongban.application.item",
      "org.tongban.application.licence",
      "org.tongban.application.notification",
      "org.tongban.application.paper",
      "org.tongban.application.person",
      "org.tongban.application.place",
      "org.tongban.application.queue",
      "org.tongban.application.seal",
      "org.tongban.application.transaction"
    },
    annotated = "jakarta.inject.Singleton")
final class ApplicationBeans {
  /** The clock of the machine, unless another is given; dates are taken from it in China's zone. */
  @Singleton
  @Secondary
  Clock clock() {
    return Clock.systemUTC();
  }
}
