package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.Implementation;

/** One case on its way, for scenario tests: every step is checked to be taken or refused. */
public final class Journey {
  private final Implementation implementation;
  private final List<CaseEvent> ledger = new ArrayList<>();
  private CaseFile file;
  private Instant now;

  private Journey(Implementation implementation, Filing filing, LocalDate day) {
    this.implementation = implementation;
    this.now = SampleCityFixture.morning(day);
    var moved = CaseMachine.submit(SampleCityFixture.CASE, filing, context(filing.filedBy()));
    this.file = moved.next();
    ledger.addAll(moved.events());
  }

  /** Files the application on that day. */
  public static Journey of(
      Implementation implementation,
      Way way,
      DeliveryChoice delivery,
      List<Material> materials,
      LocalDate day) {
    var route = SampleCityFixture.route(implementation, way, delivery);
    return new Journey(
        implementation, SampleCityFixture.filing(implementation, route, delivery, materials), day);
  }

  /** What a step by the actor may know now. */
  public StepContext context(Actor actor) {
    return new StepContext(actor, now, SampleCityFixture.calendar(), implementation);
  }

  /** Lets so many minutes pass. */
  public Journey minutes(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
    return this;
  }

  /** Goes on to half past nine of that day. */
  public Journey on(LocalDate day) {
    now = SampleCityFixture.morning(day);
    return this;
  }

  /** Someone who has the current stage; another person at each stage. */
  public Actor clerk() {
    var stage = file.stage();
    return SampleCityFixture.staff(10 + file.position(), stage.role(), stage.unit());
  }

  /** The stage's clerk takes the step. */
  public Journey step(CaseCommand command) {
    return step(clerk(), command);
  }

  /** The actor takes the step. */
  public Journey step(Actor actor, CaseCommand command) {
    minutes(7);
    var move = CaseMachine.handle(file, command, context(actor));
    assertThat(move).as("%s in %s", command, file).isInstanceOf(Move.Moved.class);
    if (move instanceof Move.Moved(var next, var events)) {
      file = next;
      ledger.addAll(events);
    }
    assertThat(CaseFile.replay(ledger)).isEqualTo(file);
    return this;
  }

  /** The step is refused by the rule, with words, and nothing happens. */
  public Journey refused(Actor actor, CaseCommand command, Rule rule) {
    var move = CaseMachine.handle(file, command, context(actor));
    assertThat(move).as("%s in %s", command, file).isInstanceOf(Move.Refused.class);
    if (move instanceof Move.Refused(var by, var words)) {
      assertThat(by).as(words).isEqualTo(rule);
      assertThat(words).isNotBlank();
    }
    return this;
  }

  /** Refused to the stage's clerk. */
  public Journey refused(CaseCommand command, Rule rule) {
    return refused(clerk(), command, rule);
  }

  /** Checks the state. */
  public Journey is(CaseStatus status) {
    assertThat(file.status()).isEqualTo(status);
    return this;
  }

  /** The case. */
  public CaseFile file() {
    return file;
  }

  /** Its events. */
  public List<CaseEvent> ledger() {
    return List.copyOf(ledger);
  }

  /** The day it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(now, StepContext.ZONE);
  }

  /** The clock of that kind that runs now. */
  public Deadlines.Deadline clock(Deadlines.Kind kind) {
    return Deadlines.running(file, context(Actor.SYSTEM)).stream()
        .filter(deadline -> deadline.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /** The applicant's reading of it. */
  public List<TimelineEntry> timeline() {
    return Timeline.of(ledger, context(Actor.SYSTEM), SampleCityFixture.organisation());
  }

  /** Route and timeline, for people who read the test's output. */
  public String story() {
    var organisation = SampleCityFixture.organisation();
    var text = new StringBuilder();
    text.append("【").append(file.route().way().mode().label()).append("】");
    text.append(file.filing().itemName()).append("，").append(file.route().reach().label());
    file.route()
        .stages()
        .forEach(
            stage ->
                text.append("\n  ")
                    .append(stage.kind().label())
                    .append(" ")
                    .append(organisation.nameOf(stage.unit()))
                    .append("（")
                    .append(stage.role().label())
                    .append("，")
                    .append(stage.allowance())
                    .append("）"));
    timeline()
        .forEach(
            entry ->
                text.append("\n  · ")
                    .append(entry.at().atZone(StepContext.ZONE).toLocalDateTime())
                    .append(" ")
                    .append(entry.title())
                    .append(entry.forApplicantToAct() ? "【请您处理】" : "")
                    .append("：")
                    .append(entry.words()));
    return text.append("\n").toString();
  }
}
