package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link Mandates}. */
public abstract class MandatesContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final Mandate.Helper STATION =
      new Mandate.Helper.Staff(new UnitCode("CUNZHAN-440983001001"));

  /** The store. */
  protected abstract Mandates mandates();

  /** Its transactions. */
  protected abstract Transactions transactions();

  private static SubjectId subject() {
    return new SubjectId(UUID.randomUUID());
  }

  private Mandate added(SubjectId grantor, Mandate.Helper helper, Instant at) {
    var mandate =
        new Mandate(
            new MandateId(UUID.randomUUID()),
            grantor,
            helper,
            Set.of(new BasicCode("440511001000"), new BasicCode("440511002000")),
            LAST,
            Mandate.GrantedBy.PAPER,
            at,
            Optional.empty());
    transactions().run(() -> mandates().add(mandate, new ActorId(UUID.randomUUID())));
    return mandate;
  }

  @Test
  void keepsAMandateAsItIs() {
    var station = added(subject(), STATION, NOW);
    var daughter = added(subject(), new Mandate.Helper.AnotherPerson(subject()), NOW);
    assertThat(mandates().find(station.id())).contains(station);
    assertThat(mandates().find(daughter.id())).contains(daughter);
    assertThat(mandates().find(new MandateId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void isGoodUpToItsLastDay() {
    var mandate = added(subject(), STATION, NOW);
    assertThat(mandates().active(mandate.grantor(), STATION, LAST)).containsExactly(mandate);
    assertThat(mandates().active(mandate.grantor(), STATION, LAST.plusDays(1))).isEmpty();
    assertThat(mandates().active(subject(), STATION, LAST)).isEmpty();
  }

  @Test
  void listsTheLatestFirst() {
    var grantor = subject();
    var person = subject();
    var helper = new Mandate.Helper.AnotherPerson(person);
    var first = added(grantor, helper, NOW);
    var second = added(grantor, helper, NOW.plusSeconds(1));
    assertThat(mandates().grantedBy(grantor)).containsExactly(second, first);
    assertThat(mandates().heldBy(person, LAST)).containsExactly(second, first);
    assertThat(mandates().active(grantor, helper, LAST)).containsExactly(second, first);
  }

  @Test
  void isGoodNoMoreOnceItIsTakenBack() {
    var person = subject();
    var mandate = added(subject(), new Mandate.Helper.AnotherPerson(person), NOW);
    var by = new ActorId(mandate.grantor().value());
    transactions().run(() -> mandates().revoke(mandate.id(), NOW.plusSeconds(1), by));
    transactions().run(() -> mandates().revoke(mandate.id(), NOW.plusSeconds(2), by));
    assertThat(mandates().find(mandate.id()).orElseThrow().revokedAt())
        .contains(NOW.plusSeconds(1));
    assertThat(mandates().active(mandate.grantor(), mandate.helper(), LAST)).isEmpty();
    assertThat(mandates().heldBy(person, LAST)).isEmpty();
    assertThat(mandates().grantedBy(mandate.grantor())).hasSize(1);
  }
}
