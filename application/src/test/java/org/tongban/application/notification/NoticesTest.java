package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.person.SubjectId;

class NoticesTest {
  private static final Map<String, String> CASE =
      Map.of("item", "老年人优待证办理", "number", "440902-261123-7KQ2M9XR-N");

  private final NoticeTexts texts = new NoticeTexts();

  @ParameterizedTest
  @EnumSource(Notices.Kind.class)
  void everyNoticeHasATextThatNeedsNoMoreThanTheCase(Notices.Kind kind) {
    assertThat(texts.text(kind, CASE))
        .startsWith("【通办】")
        .doesNotContain("{", "}", "[", "]")
        .hasSizeLessThan(200);
  }

  @Test
  void fillsInWhatIsKnown() {
    assertThat(
            texts.text(
                Notices.Kind.RESULT_SENT,
                Map.of("item", "老年人优待证办理", "number", "N", "courier", "邮政EMS", "waybill", "E$1\\2")))
        .isEqualTo("【通办】您申办的“老年人优待证办理”（N）的结果已寄出，邮政EMS，运单号 E$1\\2，免费寄递，请留意查收。");
    assertThat(texts.text(Notices.Kind.RESULT_SENT, CASE)).doesNotContain("运单号");
  }

  @Test
  void takesNoWordForAPlaceholder() {
    assertThat(texts.text(Notices.Kind.CASE_FILED, Map.of("item", "{number}[x]", "number", "N")))
        .contains("“{number}[x]”");
  }

  @Test
  void saysWhichWordIsMissing() {
    assertThatThrownBy(() -> texts.text(Notices.Kind.CASE_FILED, Map.of("item", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number");
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(
            texts.text(
                Notices.Kind.CASE_REFUSED,
                Map.of("item", "x", "number", "N", "reason", "长".repeat(2000))))
        .hasSize(500);
  }

  @Test
  void aNoticeIsAnEffectOfTheTransaction() {
    var effects = new ArrayList<Outbox.Effect>();
    var subject = new SubjectId(new UUID(1, 2));
    new OutboxNotices(effects::add, texts)
        .send(subject, "case/1", Notices.Kind.CASE_ACCEPTED, CASE);
    assertThat(effects)
        .isEqualTo(
            List.of(
                new Outbox.Effect(
                    "sms",
                    "case/1",
                    java.util.Optional.of(subject),
                    Map.of(
                        "notice", "CASE_ACCEPTED",
                        "w.item", CASE.get("item"),
                        "w.number", CASE.get("number")))));
  }

  @ParameterizedTest
  @EnumSource(Notices.Kind.class)
  void everyNoticeHasAShortTitle(Notices.Kind kind) {
    assertThat(texts.title(kind)).hasSizeBetween(2, 10);
  }

  @Test
  void keepsOnlyTheWordsThatAreShownOrTellWhatItIsAbout() {
    assertThat(
            texts.chosen(
                Notices.Kind.CASE_FILED,
                Map.of("item", "x", "number", "N", "unit", "窗口", "about", "A", "when", "W")))
        .isEqualTo(Map.of("item", "x", "number", "N", "about", "A", "when", "W"));
  }

  @Test
  void refusesAtOnceWhatCouldNotBeToldLater() {
    assertThatThrownBy(() -> texts.chosen(Notices.Kind.CASE_FILED, Map.of("item", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number");
  }
}
