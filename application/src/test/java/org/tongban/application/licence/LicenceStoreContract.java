package org.tongban.application.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.licence.Proposal;
import org.tongban.domain.person.SubjectId;

/** What holds for all {@link LicenceStore}s. */
public abstract class LicenceStoreContract {
  private static final LocalDate LATER = SampleLicences.ISSUED.plusDays(30);

  private SubjectId holder;

  /** The store under test. */
  protected abstract LicenceStore store();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  /** Makes the subject known, as the registration of a person does. */
  protected abstract void register(SubjectId subject);

  @BeforeEach
  void registerHolder() {
    holder = new SubjectId(SampleLicences.id());
    register(holder);
  }

  private <T extends Licence> T added(T licence) {
    transactions().run(() -> store().add(licence));
    return licence;
  }

  private void replaced(Licence changed, int version) {
    transactions().run(() -> store().replace(changed, version));
  }

  private Optional<LicenceStore.Stored> find(LicenceId id) {
    return transactions().inTransaction(() -> store().find(id));
  }

  private static Proposal proposal(Proposal.Kind kind, Optional<LocalDate> until) {
    return new Proposal(kind, "信息登记有误", until, new ActorId(SampleLicences.id()), LATER);
  }

  @Test
  void keepsEveryStateAsItIs() {
    var preparing =
        added(
            new Licence.Preparing(
                new LicenceId(SampleLicences.id()),
                SampleLicences.particulars(
                    holder, new CaseId(SampleLicences.id()), Optional.of(LATER))));
    var inForce = preparing.made(SampleLicences.files());
    var reissue = proposal(Proposal.Kind.REISSUE, Optional.of(LATER.plusYears(5)));
    var challenged =
        new Licence.Challenged(inForce.id(), inForce.particulars(), inForce.made(), reissue);
    var replaced =
        new Licence.Ended(
            inForce.id(),
            inForce.particulars(),
            inForce.made(),
            reissue,
            new ActorId(SampleLicences.id()),
            LATER);
    var revoked =
        new Licence.Ended(
            inForce.id(),
            inForce.particulars(),
            inForce.made(),
            proposal(Proposal.Kind.REVOCATION, Optional.empty()),
            new ActorId(SampleLicences.id()),
            LATER);
    var version = 1;
    assertThat(find(preparing.id())).hasValue(new LicenceStore.Stored(preparing, 1));
    for (var next : List.of(inForce, challenged, inForce, challenged, replaced, revoked)) {
      replaced(next, version++);
      assertThat(find(preparing.id())).hasValue(new LicenceStore.Stored(next, version));
    }
  }

  @Test
  void findsByNumberAndByCase() {
    var first = added(SampleLicences.preparing(holder));
    var said = first.particulars();
    var second =
        added(
            new Licence.Preparing(
                new LicenceId(SampleLicences.id()), with(said, said.number().nextVersion())));
    transactions()
        .run(
            () -> {
              assertThat(store().findByNumber(said.number()).orElseThrow().licence())
                  .isEqualTo(first);
              assertThat(store().findByNumber(said.number().nextVersion().nextVersion())).isEmpty();
              assertThat(store().ofCase(said.caseId()))
                  .extracting(LicenceStore.Stored::licence)
                  .containsExactly(first, second);
              assertThat(store().ofCase(new CaseId(SampleLicences.id()))).isEmpty();
            });
  }

  private static Particulars with(Particulars said, LicenceNumber number) {
    return new Particulars(
        number,
        said.caseId(),
        said.paper(),
        said.title(),
        said.itemName(),
        said.holder(),
        said.issuer(),
        said.issuerName(),
        said.issuedOn(),
        said.validUntil());
  }

  @Test
  void knowsTheFilesThatWereBegunUntilTheyAreSettled() {
    var licence = added(SampleLicences.preparing(holder)).id();
    var files = SampleLicences.files();
    var later = SampleLicences.files();
    var at = SampleLicences.ISSUED.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    transactions().run(() -> store().begin(licence, later, at.plusSeconds(60)));
    transactions().run(() -> store().begin(licence, files, at));
    assertThat(begun(at)).isEmpty();
    assertThat(begun(at.plusSeconds(1)))
        .containsExactlyInAnyOrder(
            new LicenceStore.BegunFile(files.pdf(), licence),
            new LicenceStore.BegunFile(files.ofd(), licence));
    transactions().run(() -> store().settle(files.pdf()));
    assertThat(begun(at.plusSeconds(61)))
        .extracting(LicenceStore.BegunFile::file)
        .hasSize(3)
        .startsWith(files.ofd());
    for (var file : List.of(files.ofd(), later.pdf(), later.ofd())) {
      transactions().run(() -> store().settle(file));
    }
    assertThat(begun(at.plusSeconds(61))).isEmpty();
  }

  private List<LicenceStore.BegunFile> begun(Instant before) {
    return transactions().inTransaction(() -> store().begunBefore(before, 100));
  }

  @Test
  void findsSeveralAtOnce() {
    var first = added(SampleLicences.preparing(holder));
    var second = added(SampleLicences.preparing(holder));
    added(SampleLicences.preparing(holder));
    assertThat(
            transactions()
                .inTransaction(
                    () ->
                        store()
                            .all(
                                List.of(
                                    second.id(), first.id(), new LicenceId(SampleLicences.id())))))
        .extracting(LicenceStore.Stored::licence)
        .containsExactlyInAnyOrder(first, second);
    assertThat(transactions().inTransaction(() -> store().all(List.of()))).isEmpty();
  }

  @Test
  void knowsWhatAHolderHasOfSomeTypesTheLatestFirst() {
    var inForce = added(SampleLicences.preparing(holder)).made(SampleLicences.files());
    replaced(inForce, 1);
    var revocation = proposal(Proposal.Kind.REVOCATION, Optional.empty());
    var later = added(SampleLicences.preparing(holder)).made(SampleLicences.files());
    var challenged =
        new Licence.Challenged(later.id(), later.particulars(), later.made(), revocation);
    replaced(challenged, 1);
    var last = added(SampleLicences.preparing(holder)).made(SampleLicences.files());
    replaced(
        new Licence.Ended(
            last.id(),
            last.particulars(),
            last.made(),
            revocation,
            new ActorId(SampleLicences.id()),
            LATER),
        1);
    added(SampleLicences.preparing(holder));
    var stranger = new SubjectId(SampleLicences.id());
    register(stranger);
    replaced(added(SampleLicences.preparing(stranger)).made(SampleLicences.files()), 1);
    assertThat(holding(Set.of("440511002000", SampleLicences.TYPE), 10))
        .containsExactly(challenged, inForce);
    assertThat(holding(Set.of(SampleLicences.TYPE), 1)).containsExactly(challenged);
    assertThat(holding(Set.of("440511002000", "44051100100"), 10)).isEmpty();
    assertThat(holding(Set.of(), 10)).isEmpty();
  }

  private List<Licence> holding(Set<String> types, int limit) {
    return transactions().inTransaction(() -> store().holding(holder, types, limit)).stream()
        .map(LicenceStore.Stored::licence)
        .toList();
  }

  @Test
  void takesNoNumberAndNoVersionOfACaseTwice() {
    var first = added(SampleLicences.preparing(holder));
    var other = SampleLicences.particulars(holder);
    var sameNumber =
        new Licence.Preparing(
            new LicenceId(SampleLicences.id()), with(other, first.particulars().number()));
    var sameCase =
        new Licence.Preparing(
            new LicenceId(SampleLicences.id()), with(first.particulars(), other.number()));
    for (var clash : List.of(first, sameNumber, sameCase)) {
      assertThatThrownBy(() -> added(clash)).isInstanceOf(StaleVersionException.class);
    }
    assertThat(find(sameNumber.id())).isEmpty();
  }

  @Test
  void changesNothingAtAnotherVersion() {
    var first = added(SampleLicences.preparing(holder));
    var inForce = first.made(SampleLicences.files());
    assertThatThrownBy(() -> replaced(inForce, 2)).isInstanceOf(StaleVersionException.class);
    replaced(inForce, 1);
    assertThatThrownBy(() -> replaced(first.made(SampleLicences.files()), 1))
        .isInstanceOf(StaleVersionException.class);
    assertThat(find(first.id()).orElseThrow().licence()).isEqualTo(inForce);
  }

  @Test
  void listsTheHoldersOwnTheLatestFirstPageByPage() {
    var mine =
        IntStream.range(0, 5).mapToObj(_ -> added(SampleLicences.preparing(holder))).toList();
    var stranger = new SubjectId(SampleLicences.id());
    register(stranger);
    added(SampleLicences.preparing(stranger));
    var first =
        transactions()
            .inTransaction(() -> store().ofHolder(holder, new Page.Request(Optional.empty(), 3)));
    var second =
        transactions()
            .inTransaction(() -> store().ofHolder(holder, new Page.Request(first.next(), 3)));
    assertThat(first.items())
        .extracting(LicenceStore.Stored::licence)
        .containsExactly(mine.get(4), mine.get(3), mine.get(2));
    assertThat(second.items())
        .extracting(LicenceStore.Stored::licence)
        .containsExactly(mine.get(1), mine.get(0));
    assertThat(second.next()).isEmpty();
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> store().ofHolder(holder, new Page.Request(Optional.of("x"), 3))))
        .isInstanceOf(Page.BadCursorException.class);
  }
}
