package org.tongban.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.appointment.SampleServiceGroups;
import org.tongban.application.seal.SampleSeals;
import org.tongban.persistence.identity.SampleAccountsFiles;

/** Fills the installation with the sample city before it answers, in sample mode alone. */
@Singleton
@Requires(property = "tongban.sample", value = "true")
final class SampleStart implements ApplicationEventListener<StartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);

  private final SampleCity city;
  private final SampleServiceGroups groups;
  private final SampleSeals seals;
  private final SampleAccountsFiles people;

  SampleStart(
      SampleCity city, SampleServiceGroups groups, SampleSeals seals, SampleAccountsFiles people) {
    this.city = city;
    this.groups = groups;
    this.seals = seals;
    this.people = people;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    var imported = city.load();
    LOG.info("The sample city is loaded: {}", imported.counts());
    groups.load();
    seals.load();
    people.load().forEach(problem -> LOG.warn("Sample people: {}", problem));
  }
}
