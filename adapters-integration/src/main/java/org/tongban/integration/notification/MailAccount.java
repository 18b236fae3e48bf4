package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.tongban.domain.notification.MailAddress;

/** The account with a mail system: {@code tongban.mail.smtp}. What is secret is never shown. */
@Context
@Requires(property = "tongban.mail", value = "smtp")
final class MailAccount {
  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

  /** How the connection is protected. */
  private enum Security {
    /** It begins in clear and must become encrypted (STARTTLS). */
    STARTTLS,
    /** It is encrypted from the beginning. */
    TLS,
    /** Not at all: only where the mail system is on the same machine. */
    NONE
  }

  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final MailAddress from;
  private final String name;
  private final Security security;
  private final Duration patience;

  /**
   * @param user empty for a mail system that asks for none
   * @param from the sender
   * @param name the sender's name
   * @param security {@code starttls}, {@code tls} or {@code none}
   * @throws IllegalStateException if something is missing or makes no sense
   */
  MailAccount(
      @Property(name = "tongban.mail.smtp.host", defaultValue = "") String host,
      @Property(name = "tongban.mail.smtp.port", defaultValue = "587") int port,
      @Property(name = "tongban.mail.smtp.user", defaultValue = "") String user,
      @Property(name = "tongban.mail.smtp.password", defaultValue = "") String password,
      @Property(name = "tongban.mail.smtp.from", defaultValue = "") String from,
      @Property(name = "tongban.mail.smtp.name", defaultValue = "通办政务服务") String name,
      @Property(name = "tongban.mail.smtp.security", defaultValue = "starttls") String security,
      @Property(name = "tongban.mail.patience", defaultValue = "PT15S") Duration patience) {
    if (host.isBlank() || from.isBlank()) {
      throw new IllegalStateException("tongban.mail.smtp needs host and from");
    }
    if (patience.isNegative() || patience.isZero() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalStateException("tongban.mail.patience is more than 0 and at most 30 s");
    }
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.from = read(from);
    this.name = name;
    this.security = read(security, Security.class);
    this.patience = patience;
  }

  private static MailAddress read(String from) {
    try {
      return new MailAddress(from);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("tongban.mail.smtp.from is no address", e);
    }
  }

  private static Security read(String text, Class<Security> type) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "tongban.mail.smtp.security is 'starttls', 'tls' or 'none', not '" + text + "'", e);
    }
  }

  MailAddress from() {
    return from;
  }

  String name() {
    return name;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  /** For a session of the mail library. Every wait is bounded; certificates are checked. */
  Properties properties() {
    var millis = Long.toString(patience.toMillis());
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    properties.put("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  @Override
  public String toString() {
    return "MailAccount[***]";
  }
}
