package org.tongban.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.domain.notification.Preferences.Asked;
import org.tongban.domain.notification.Preferences.Confirmed;

class PreferencesTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final MailAddress ADDRESS = new MailAddress("ceping@example.com");
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant UNTIL = NOW.plusSeconds(1800);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static Preferences asking(Preferences before) {
    return before.ask(ADDRESS, "012345", UNTIL, TODAY) instanceof Asked.Asking(var next)
        ? next
        : null;
  }

  private static Preferences wrong(Preferences before) {
    return before.confirm("999999", NOW) instanceof Confirmed.Wrong(var next) ? next : null;
  }

  @Test
  void anAddressCountsOnceItIsConfirmed() {
    var asked = asking(Preferences.USUAL);
    assertThat(asked.address()).isEmpty();
    assertThat(asked.waiting()).contains(ADDRESS);
    assertThat(asked.confirm("012345", NOW))
        .isInstanceOfSatisfying(
            Confirmed.Done.class,
            done -> {
              assertThat(done.next().address()).contains(ADDRESS);
              assertThat(done.next().mailWorks()).isTrue();
              assertThat(done.next().waiting()).isEmpty();
              assertThat(done.next().withoutAddress().mailWorks()).isFalse();
            });
  }

  @Test
  void aCodeIsWorthNothingAfterItsTime() {
    assertThat(asking(Preferences.USUAL).confirm("012345", UNTIL))
        .isEqualTo(new Confirmed.NoneAwaited());
  }

  @Test
  void aCodeCanBeMistypedFourTimesAndNoMore() {
    var asked = asking(Preferences.USUAL);
    for (int i = 0; i < 4; i++) {
      asked = wrong(asked);
    }
    assertThat(asked.confirm("012345", NOW)).isInstanceOf(Confirmed.Done.class);
    asked = wrong(asked);
    assertThat(asked.confirm("012345", NOW)).isEqualTo(new Confirmed.NoneAwaited());
  }

  @Test
  void fiveCodesAreSentOnADay() {
    var asked = Preferences.USUAL;
    for (int i = 0; i < 5; i++) {
      asked = asking(asked).withoutAddress();
    }
    assertThat(asked.ask(ADDRESS, "1", UNTIL, TODAY)).isEqualTo(new Asked.TooMany());
    assertThat(asked.ask(ADDRESS, "1", UNTIL, TODAY.plusDays(1))).isInstanceOf(Asked.Asking.class);
  }

  @Test
  void showsNothingOfTheAddress() {
    assertThat(asking(Preferences.USUAL).toString()).doesNotContain("ceping", "012345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "@example.com",
        "a@b",
        "a b@example.com",
        "a@example..com",
        "a@-x.com",
        "测试@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "a@@example.com",
        "\"a\"@x.com"
      })
  void refusesWhatIsNoAddress(String typed) {
    assertThatThrownBy(() -> MailAddress.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("电子邮箱");
  }

  @Test
  void takesAddressesAsPeopleTypeThem() {
    assertThat(MailAddress.of(" Ce.Ping+1@Mail.Example.COM ").value())
        .isEqualTo("Ce.Ping+1@mail.example.com");
    assertThat(MailAddress.of("a".repeat(65).substring(1) + "@example.com").masked())
        .isEqualTo("a***@example.com");
    assertThatThrownBy(() -> MailAddress.of("a".repeat(300_000) + "@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void neverDisturbsWithinTheQuietHours(
      @ForAll @IntRange(max = 1439) int from,
      @ForAll @IntRange(max = 1439) int until,
      @ForAll @IntRange(max = 2879) int minute) {
    var hours = new QuietHours(time(from), time(until));
    var moment = TODAY.atStartOfDay(CHINA).plusMinutes(minute).toInstant();
    var first = hours.firstAfter(moment);
    assertThat(first).isAfterOrEqualTo(moment).isBefore(moment.plusSeconds(24 * 3600));
    assertThat(hours.firstAfter(first)).isEqualTo(first);
    int length = Math.floorMod(until - from, 1440);
    int into = Math.floorMod(minute - from, 1440);
    assertThat(first.equals(moment)).isEqualTo(into >= length);
  }

  private static LocalTime time(int minute) {
    return LocalTime.of(minute / 60, minute % 60);
  }
}
