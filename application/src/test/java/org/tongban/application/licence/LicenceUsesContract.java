package org.tongban.application.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceState;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.person.MandateId;

/** What holds for all {@link LicenceUses}. */
public abstract class LicenceUsesContract {
  private final LicenceId licence = new LicenceId(SampleLicences.id());
  private final CaseId caseId = new CaseId(SampleLicences.id());

  /** The record under test. */
  protected abstract LicenceUses uses();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  private static LicenceUse use(LicenceId licence, CaseId caseId, String material, int minute) {
    return new LicenceUse(
        licence,
        caseId,
        CaseNumber.create("449999", LocalDate.of(2026, 3, 2), 17L + minute),
        "临时救助",
        material,
        new ActorId(SampleLicences.id()),
        minute % 2 == 0 ? LicenceUse.Consent.HOLDER : LicenceUse.Consent.MANDATE,
        minute % 2 == 0 ? Optional.empty() : Optional.of(new MandateId(SampleLicences.id())),
        minute % 3 == 0 ? LicenceState.IN_FORCE : LicenceState.CHALLENGED,
        SampleLicences.ISSUED
            .atTime(9, minute)
            .atZone(StepContext.ZONE)
            .toInstant()
            .plus(123_456, ChronoUnit.MICROS));
  }

  private LicenceUse added(LicenceUse use) {
    transactions().run(() -> uses().add(use));
    return use;
  }

  private Page<LicenceUse> page(Optional<String> after, int limit) {
    return transactions()
        .inTransaction(() -> uses().ofLicence(licence, new Page.Request(after, limit)));
  }

  @Test
  void keepsWhatWasUsedForWhatAsItIs() {
    var hardship = added(use(licence, caseId, "hardship", 0));
    var other = added(use(new LicenceId(SampleLicences.id()), caseId, "household", 1));
    added(use(licence, new CaseId(SampleLicences.id()), "hardship", 2));
    assertThat(transactions().inTransaction(() -> uses().ofCase(caseId)))
        .containsExactlyInAnyOrder(hardship, other);
    assertThat(transactions().inTransaction(() -> uses().ofCase(new CaseId(SampleLicences.id()))))
        .isEmpty();
  }

  @Test
  void theFirstUseAsAMaterialOfACaseCounts() {
    var first = added(use(licence, caseId, "hardship", 3));
    added(use(licence, caseId, "hardship", 4));
    assertThat(page(Optional.empty(), 10).items()).containsExactly(first);
  }

  @Test
  void listsTheLatestFirstPageByPage() {
    var all =
        IntStream.range(0, 5)
            .mapToObj(n -> added(use(licence, new CaseId(SampleLicences.id()), "hardship", n)))
            .toList();
    added(use(new LicenceId(SampleLicences.id()), caseId, "hardship", 9));
    var first = page(Optional.empty(), 3);
    var second = page(first.next(), 3);
    assertThat(first.items()).containsExactly(all.get(4), all.get(3), all.get(2));
    assertThat(second.items()).containsExactly(all.get(1), all.get(0));
    assertThat(second.next()).isEmpty();
    assertThatThrownBy(() -> page(Optional.of("x"), 3)).isInstanceOf(Page.BadCursorException.class);
  }
}
