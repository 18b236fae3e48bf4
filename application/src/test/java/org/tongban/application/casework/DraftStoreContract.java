package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link DraftStore}. */
public abstract class DraftStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");

  /** The store under test. */
  protected abstract DraftStore store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  private static Draft draft(
      SubjectId applicant, ActorId openedBy, Instant changedAt, int version) {
    var filing =
        CaseSamples.submitted(applicant, NOON, UUID.randomUUID().hashCode() & 0xFFFFFF)
            .file()
            .filing();
    return new Draft(
        new CaseId(UUID.randomUUID()),
        applicant,
        openedBy,
        Optional.of(new MandateId(UUID.randomUUID())),
        filing.implementation(),
        filing.itemName(),
        filing.answers(),
        filing.materials(),
        Optional.of(filing.route().way()),
        Optional.of(filing.delivery()),
        changedAt,
        version,
        Map.of("phone", "15400000001"));
  }

  private static ActorId actor(SubjectId subject) {
    return new ActorId(subject.value());
  }

  private static Draft with(Draft draft, Map<String, String> answers, int version) {
    return new Draft(
        draft.id(),
        draft.applicant(),
        draft.openedBy(),
        draft.mandate(),
        draft.implementation(),
        draft.itemName(),
        answers,
        draft.materials(),
        Optional.empty(),
        Optional.empty(),
        draft.changedAt().plusSeconds(60),
        version);
  }

  @Test
  void findsWhatWasAdded() {
    var applicant = newSubject();
    var clerk = new ActorId(UUID.randomUUID());
    var draft = draft(applicant, clerk, NOON, 1);
    transactions().run(() -> store().add(draft));
    assertThat(store().find(draft.id(), actor(applicant))).contains(draft);
    assertThat(store().find(draft.id(), clerk)).contains(draft);
    assertThat(store().find(draft.id(), new ActorId(UUID.randomUUID()))).isEmpty();
    assertThat(store().find(new CaseId(UUID.randomUUID()), clerk)).isEmpty();
  }

  @Test
  void listsTheLatestFirst() {
    var applicant = newSubject();
    var older = draft(applicant, actor(applicant), NOON, 1);
    var newer = draft(applicant, new ActorId(UUID.randomUUID()), NOON.plusSeconds(1), 1);
    transactions()
        .run(
            () -> {
              store().add(older);
              store().add(newer);
            });
    assertThat(store().of(actor(applicant))).containsExactly(newer, older);
    assertThat(store().of(newer.openedBy())).containsExactly(newer);
    assertThat(store().of(new ActorId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void replacesAndCounts() {
    var applicant = newSubject();
    var draft = draft(applicant, actor(applicant), NOON, 1);
    transactions().run(() -> store().add(draft));
    var stored =
        transactions().inTransaction(() -> store().replace(with(draft, Map.of("a", "乙"), 1)));
    assertThat(stored.version()).isEqualTo(2);
    assertThat(store().find(draft.id(), actor(applicant)))
        .contains(with(draft, Map.of("a", "乙"), 2));
  }

  @Test
  void passesIntoOtherHands() {
    var operator = new ActorId(UUID.randomUUID());
    var clerk = new ActorId(UUID.randomUUID());
    var draft = draft(newSubject(), operator, NOON, 1);
    transactions().run(() -> store().add(draft));
    var handedOver =
        new Draft(
            draft.id(),
            draft.applicant(),
            clerk,
            draft.mandate(),
            draft.implementation(),
            draft.itemName(),
            draft.answers(),
            draft.materials(),
            draft.way(),
            draft.delivery(),
            draft.changedAt(),
            1);
    transactions().run(() -> store().replace(handedOver));
    assertThat(store().find(draft.id(), clerk)).isPresent();
    assertThat(store().find(draft.id(), operator)).isEmpty();
    assertThat(store().find(draft.id(), actor(draft.applicant()))).isPresent();
  }

  @Test
  void refusesAnotherVersion() {
    var applicant = newSubject();
    var draft = draft(applicant, actor(applicant), NOON, 1);
    transactions().run(() -> store().add(draft));
    assertThatThrownBy(() -> transactions().run(() -> store().replace(with(draft, Map.of(), 2))))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(() -> transactions().run(() -> store().remove(draft.id(), applicant, 2)))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(draft.id(), actor(applicant))).contains(draft);
  }

  @Test
  void removes() {
    var applicant = newSubject();
    var draft = draft(applicant, actor(applicant), NOON, 1);
    transactions().run(() -> store().add(draft));
    transactions().run(() -> store().remove(draft.id(), applicant, 1));
    assertThat(store().find(draft.id(), actor(applicant))).isEmpty();
    transactions().run(() -> store().remove(draft.id(), applicant, 1));
    assertThatThrownBy(() -> transactions().run(() -> store().replace(with(draft, Map.of(), 1))))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void rollsBack() {
    var applicant = newSubject();
    var draft = draft(applicant, actor(applicant), NOON, 1);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          store().add(draft);
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().of(actor(applicant))).isEmpty();
  }
}
