package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;

/** Hands notices over to the gateway or the mail system: one as it is, several as one message. */
@Singleton
public final class HandOver {
  private static final int NAMED = 5;
  private static final String FOOTER = "\n\n这封邮件由系统发出，请不要回复。不想再收到邮件，请登录后在“通知设置”里关闭。";

  private final SmsGateway sms;
  private final MailGateway mail;
  private final NoticeTexts texts;
  private final SubjectStore subjects;
  private final Transactions transactions;

  @Inject
  public HandOver(
      SmsGateway sms,
      MailGateway mail,
      NoticeTexts texts,
      SubjectStore subjects,
      Transactions transactions) {
    this.sms = sms;
    this.mail = mail;
    this.texts = texts;
    this.subjects = subjects;
    this.transactions = transactions;
  }

  /**
   * What came of it.
   *
   * @param to the masked number or address
   */
  record Handed(SendingResult result, String to) {}

  /**
   * Sends the notices, which are to the same person by the same way.
   *
   * @param address where a mail goes
   * @return empty if there is nobody to be told any more: the person was erased, or has no address
   */
  Optional<Handed> send(
      NoticeChannel channel, List<Telling> notices, Optional<MailAddress> address) {
    return switch (channel) {
      case PORTAL -> Optional.empty();
      case SMS ->
          phone(notices.getFirst())
              .map(phone -> new Handed(sendSms(notices, phone), phone.masked()));
      case MAIL -> address.map(to -> new Handed(sendMail(notices, to), to.masked()));
    };
  }

  private Optional<MobileNumber> phone(Telling notice) {
    return notice
        .phone()
        .or(() -> transactions.reading(() -> subjects.find(notice.person()).map(Subject::phone)));
  }

  private SendingResult sendSms(List<Telling> notices, MobileNumber phone) {
    var first = notices.getFirst();
    var kind = notices.size() == 1 ? first.kind() : Notices.Kind.SEVERAL;
    var words = notices.size() == 1 ? first.words() : several(notices);
    return sms.send(
        new SmsGateway.Message(
            first.reference(), phone, texts.text(kind, words), kind.name(), words));
  }

  private Map<String, String> several(List<Telling> notices) {
    var named =
        notices.stream().map(this::title).distinct().limit(NAMED).collect(Collectors.joining("；"));
    return Map.of(
        "count",
        Integer.toString(notices.size()),
        "titles",
        named + (notices.size() > NAMED ? "等" : ""));
  }

  private String title(Telling notice) {
    var item = notice.words().getOrDefault("item", "");
    return texts.title(notice.kind()) + (item.isBlank() ? "" : "（" + item + "）");
  }

  private SendingResult sendMail(List<Telling> notices, MailAddress to) {
    var subject =
        notices.size() == 1
            ? texts.title(notices.getFirst().kind())
            : texts.title(notices.getFirst().kind()) + "等 " + notices.size() + " 条消息";
    return mail.send(
        new MailGateway.Mail(
            notices.getFirst().reference(),
            to,
            "通办：" + subject,
            notices.stream()
                    .map(notice -> texts.plain(notice.kind(), notice.words()))
                    .collect(Collectors.joining("\n\n"))
                + FOOTER));
  }
}
