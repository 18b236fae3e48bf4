package org.tongban.integration.notification;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.notification.MailGateway;
import org.tongban.application.notification.SendingResult;

/**
 * Mail by SMTP (RFC 5321). A reply of 5xx about the recipient or the content refuses for ever, one
 * of 4xx (greylisting, a full mailbox) means later; what is cut off before the mail itself is sent
 * was certainly not taken, what is cut off afterwards nobody knows. The Message-ID is made from the
 * reference, so that mail systems and programs can drop a repeat. Nothing a mail system says is
 * logged: it repeats addresses.
 */
@Singleton
@Requires(beans = MailAccount.class)
final class SmtpMail implements MailGateway {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);
  private static final int TRANSIENT = 4;
  private static final int PERMANENT = 5;

  private final MailAccount account;
  private final Session session;
  private final Clock clock;

  SmtpMail(MailAccount account, Clock clock) {
    this.account = account;
    this.session = Session.getInstance(account.properties());
    this.clock = clock;
  }

  @Override
  public boolean configured() {
    return true;
  }

  /** Keeps its identity, which the library would make anew. */
  private static final class Identified extends MimeMessage {
    private final String identity;

    Identified(Session session, String identity) {
      super(session);
      this.identity = identity;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", identity);
    }
  }

  @Override
  public SendingResult send(Mail mail) {
    MimeMessage message;
    try {
      message = message(mail);
    } catch (MessagingException | UnsupportedEncodingException e) {
      return new SendingResult.Refused(e.getClass().getSimpleName());
    }
    Transport transport;
    try {
      transport = session.getTransport();
      connect(transport);
    } catch (AuthenticationFailedException e) {
      LOG.warn("The mail system does not take user and password");
      return new SendingResult.Unavailable(e.getClass().getSimpleName());
    } catch (MessagingException e) {
      return new SendingResult.Unavailable(e.getClass().getSimpleName());
    }
    try {
      return transfer(transport, message);
    } finally {
      close(transport);
    }
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // What became of the mail is known already.
      LOG.debug("Not closed: {}", e.getClass().getSimpleName());
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (account.user().isEmpty()) {
      transport.connect();
    } else {
      transport.connect(account.user(), account.password());
    }
  }

  private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
    var domain = account.from().value().substring(account.from().value().lastIndexOf('@') + 1);
    var identity = UUID.nameUUIDFromBytes(mail.reference().getBytes(StandardCharsets.UTF_8));
    var message = new Identified(session, "<" + identity + "@" + domain + ">");
    var utf8 = StandardCharsets.UTF_8.name();
    message.setFrom(new InternetAddress(account.from().value(), account.name(), utf8));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().value()));
    message.setSubject(mail.subject(), utf8);
    message.setText(mail.text(), utf8);
    message.setSentDate(Date.from(clock.instant()));
    // RFC 3834: so that nobody's out-of-office note comes back.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private static SendingResult transfer(Transport transport, MimeMessage message) {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return new SendingResult.Sent(message.getMessageID());
    } catch (MessagingException e) {
      return afterFailure(e);
    }
  }

  /** What the mail system's last reply says; the library chains the causes. */
  private static SendingResult afterFailure(MessagingException failure) {
    int code = code(failure);
    var why = failure.getClass().getSimpleName() + (code > 0 ? " " + code : "");
    return switch (code / 100) {
      case PERMANENT -> new SendingResult.Refused(why);
      case TRANSIENT -> new SendingResult.Unavailable(why);
      default -> new SendingResult.Unknown(why);
    };
  }

  private static int code(Exception failure) {
    int code =
        switch (failure) {
          case SMTPAddressFailedException address -> address.getReturnCode();
          case SMTPSenderFailedException sender -> sender.getReturnCode();
          case SMTPSendFailedException sending -> sending.getReturnCode();
          default -> 0;
        };
    if (failure instanceof MessagingException chained && chained.getNextException() != null) {
      int inner = code(chained.getNextException());
      return inner > 0 ? inner : code;
    }
    return code;
  }
}
