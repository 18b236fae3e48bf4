package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongban.client.ProblemException;
import org.tongban.client.ProblemType;
import org.tongban.client.TongbanClient;
import org.tongban.client.messages.Inbox;
import org.tongban.client.messages.Message;
import org.tongban.client.messages.PreferencesChoice;
import org.tongban.client.messages.Topic;

/** What a person is told: over the SDK and HTTP, with simulated gateways. */
class MessagesTest {
  private static final RunningServer SERVER = RunningServer.embedded();
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");
  private static final String PHONE = "15400000007";

  private final Journey journey = new Journey(SERVER);
  private final Api anybody = Api.anonymous(SERVER.address());

  private static Message await(TongbanClient client, Predicate<Message> wanted) throws IOException {
    for (int tries = 0; tries < 200; tries++) {
      Inbox inbox = client.messages().list(null, null, 20).execute();
      for (Message message : inbox.items()) {
        if (wanted.test(message)) {
          return message;
        }
      }
      Api.pause();
    }
    throw new AssertionError("The message did not come");
  }

  private static Map<String, Object> mandate(int day) {
    return Map.of("helperUnit", "HALL-440900", "until", "2026-12-" + day);
  }

  @Test
  void aPersonReadsWhatTheyWereToldAndSeesWhatWasSent() throws IOException {
    var person = journey.resident(PHONE);
    var api = journey.residentApi(PHONE);
    api.post("/mandates", mandate(20)).expect(201);
    var message = await(person, one -> one.kind().equals("MANDATE_GRANTED") && one.readAt() < 0);
    assertThat(message.title()).isEqualTo("新的代办委托");
    assertThat(message.text()).startsWith("您已委托").doesNotContain("【通办】");
    assertThat(message.topic()).isEqualTo(Topic.ASSISTANCE);
    assertThat(message.about()).isEqualTo("MANDATES");
    assertThat(message.at()).isPositive();

    var before = person.messages().list(null, null, 1).execute().unread();
    person.messages().markRead(message.id()).execute();
    assertThat(person.messages().list(null, null, 1).execute().unread()).isEqualTo(before - 1);
    person.messages().markAllRead().execute();
    assertThat(person.messages().list(null, null, 1).execute().unread()).isZero();

    var sent = person.messages().sent(null, 20).execute().items();
    assertThat(sent)
        .anySatisfy(
            entry -> {
              assertThat(entry.kind()).isEqualTo("MANDATE_GRANTED");
              assertThat(entry.channel()).isEqualTo("SMS");
              assertThat(entry.outcome()).isEqualTo("SENT");
              assertThat(entry.to()).isEqualTo("154****0007");
              assertThat(entry.title()).isEqualTo("新的代办委托");
              assertThat(entry.together()).isEqualTo(1);
              assertThat(entry.at()).isPositive();
            });

    var other = journey.residentApi("15400000005");
    other.post("/me/messages/" + message.id() + "/read", null).expect(404);
    journey.staff("admin").get("/staff/sent-messages?channel=SMS&outcome=SENT").expect(200);
    journey.staff("window-440902").get("/staff/sent-messages").expect(403);
  }

  @Test
  void aPersonChoosesHowToBeToldAndConfirmsAnAddressOfMail() throws IOException {
    var person = journey.resident("15400000006");
    var first = person.messages().preferences().execute();
    assertThat(first.sms()).isTrue();
    assertThat(first.mail()).isFalse();
    assertThat(first.mailPossible()).isTrue();
    assertThat(first.mailAddress()).isNull();
    assertThat(first.usualQuietHours().from()).isEqualTo(first.usualQuietHours().until());
    assertThatThrownBy(
            () -> person.messages().choose(first, PreferencesChoice.by(true, true)).execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.REFUSED));

    var chosen =
        person
            .messages()
            .choose(
                first,
                PreferencesChoice.by(true, false).without(Topic.DELIVERIES).quiet("21:30", "07:00"))
            .execute();
    assertThat(chosen.muted()).containsExactly(Topic.DELIVERIES);
    assertThat(chosen.quietHours().from()).isEqualTo("21:30");
    assertThat(chosen.quietHours().until()).isEqualTo("07:00");
    assertThatThrownBy(
            () -> person.messages().choose(first, PreferencesChoice.by(true, false)).execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.STALE_VERSION));

    var asked = person.messages().askForMail(chosen, "xiaoyu@example.com").execute();
    assertThat(asked.mailAddressPending()).isEqualTo("xiaoyu@example.com");
    assertThatThrownBy(() -> person.messages().confirmMail("000000").execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.REFUSED));
    var confirmed = person.messages().confirmMail(code()).execute();
    assertThat(confirmed.mailAddress()).isEqualTo("xiaoyu@example.com");
    assertThat(confirmed.mail()).isTrue();
    assertThat(confirmed.mailAddressPending()).isNull();
    var removed = person.messages().removeMail(confirmed).execute();
    assertThat(removed.mailAddress()).isNull();
    assertThat(removed.version()).isGreaterThan(confirmed.version());
  }

  /** The code in the latest simulated mail to that address. */
  private String code() {
    for (int tries = 0; tries < 200; tries++) {
      for (var mail : anybody.get("/sample/mails").expect(200).get("items")) {
        if (mail.get("to").asText().equals("x***@example.com")) {
          var code = CODE.matcher(mail.get("text").asText());
          assertThat(code.find()).isTrue();
          return code.group();
        }
      }
      Api.pause();
    }
    throw new AssertionError("No mail came");
  }
}
