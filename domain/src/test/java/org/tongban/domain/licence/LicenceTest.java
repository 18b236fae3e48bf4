package org.tongban.domain.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.UnitCode;

class LicenceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final ActorId CLERK = new ActorId(new UUID(1, 1));
  private static final ActorId APPROVER = new ActorId(new UUID(1, 2));

  private static Licence.InForce inForce(Optional<LocalDate> validUntil) {
    return preparing(validUntil).made(new Licence.Files(new UUID(2, 1), new UUID(2, 2)));
  }

  private static Licence.Preparing preparing(Optional<LocalDate> validUntil) {
    return new Licence.Preparing(
        new LicenceId(new UUID(3, 1)),
        new Particulars(
            new LicenceNumber("440511001000", SyntheticPeople.company(7), "1", 1),
            new CaseId(new UUID(4, 1)),
            "A-1",
            "测试证书",
            "测试事项",
            new Particulars.Holder(
                new SubjectId(new UUID(5, 1)), "测平安", "测*", "公民身份号码", "449999194003020018"),
            new UnitCode("MZJ-449999"),
            "测试市民政局",
            TODAY.minusDays(10),
            validUntil));
  }

  private static Proposal proposal(Proposal.Kind kind) {
    return new Proposal(kind, "信息登记有误", Optional.empty(), CLERK, TODAY);
  }

  private static Licence to(Licence.Change change) {
    return ((Licence.Change.To) change).licence();
  }

  @ParameterizedTest
  @EnumSource(Proposal.Kind.class)
  void endsWhenAnotherPersonAgrees(Proposal.Kind kind) {
    var challenged = to(inForce(Optional.empty()).propose(proposal(kind)));
    var ended = to(challenged.confirm(APPROVER, TODAY.plusDays(1)));
    assertThat(ended.state())
        .isEqualTo(
            switch (kind) {
              case REVOCATION -> LicenceState.REVOKED;
              case REISSUE -> LicenceState.REPLACED;
            });
    assertThat(Verification.of(ended, TODAY))
        .isInstanceOf(
            switch (kind) {
              case REVOCATION -> Verification.Revoked.class;
              case REISSUE -> Verification.Replaced.class;
            });
    for (var change :
        List.of(ended.propose(proposal(kind)), ended.confirm(APPROVER, TODAY), ended.decline())) {
      assertThat(change).isInstanceOf(Licence.Change.Refused.class);
    }
  }

  @Test
  void staysInForceUntilItIsDecided() {
    var challenged = to(inForce(Optional.empty()).propose(proposal(Proposal.Kind.REVOCATION)));
    assertThat(Verification.of(challenged, TODAY)).isInstanceOf(Verification.Genuine.class);
    assertThat(challenged.state().shown()).isEqualTo("有效");
    assertThat(to(challenged.decline())).isEqualTo(inForce(Optional.empty()));
  }

  @Test
  void doesNotEndByOnePersonAlone() {
    var challenged = to(inForce(Optional.empty()).propose(proposal(Proposal.Kind.REVOCATION)));
    assertThat(challenged.confirm(CLERK, TODAY))
        .isInstanceOfSatisfying(
            Licence.Change.Refused.class, refused -> assertThat(refused.words()).contains("两个人"));
  }

  @Test
  void takesOneProposalAtATimeAndNoneBeforeItIsMade() {
    var proposal = proposal(Proposal.Kind.REVOCATION);
    var challenged = to(inForce(Optional.empty()).propose(proposal));
    assertThat(challenged.propose(proposal)).isInstanceOf(Licence.Change.Refused.class);
    assertThat(preparing(Optional.empty()).propose(proposal))
        .isInstanceOf(Licence.Change.Refused.class);
    assertThat(inForce(Optional.empty()).confirm(APPROVER, TODAY))
        .isInstanceOf(Licence.Change.Refused.class);
    assertThat(inForce(Optional.empty()).decline()).isInstanceOf(Licence.Change.Refused.class);
  }

  @Test
  void holdsThroughItsLastDay() {
    var licence = inForce(Optional.of(TODAY));
    assertThat(Verification.of(licence, TODAY)).isInstanceOf(Verification.Genuine.class);
    assertThat(Verification.of(licence, TODAY.plusDays(1)))
        .isInstanceOf(Verification.Expired.class);
    assertThat(Verification.of(preparing(Optional.empty()), TODAY))
        .isInstanceOf(Verification.Unknown.class);
  }

  @Test
  void showsWhoVerifiesNeitherTheNameNorTheDocument() {
    var shown = ((Verification.Genuine) Verification.of(inForce(Optional.empty()), TODAY)).shown();
    assertThat(shown.maskedHolder()).isEqualTo("测*");
    assertThat(shown.toString()).doesNotContain("测平安", "449999194003020018", "A-1");
    assertThat(inForce(Optional.empty()).toString()).doesNotContain("测平安", "4499991940");
  }

  @Test
  void proposalsHaveAReasonAndSensibleDays() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Proposal(Proposal.Kind.REVOCATION, " 错 ", Optional.empty(), CLERK, TODAY))
        .withMessageContaining("理由");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Proposal(Proposal.Kind.REVOCATION, "登记有误", Optional.of(TODAY), CLERK, TODAY));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Proposal(
                    Proposal.Kind.REISSUE, "登记有误", Optional.of(TODAY.minusDays(1)), CLERK, TODAY));
  }
}
