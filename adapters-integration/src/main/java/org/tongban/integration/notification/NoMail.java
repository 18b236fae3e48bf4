package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import org.tongban.application.notification.MailGateway;
import org.tongban.application.notification.SendingResult;

/** Where no mail is configured: people can't choose it, and nothing pretends to be sent. */
@Context
@Requires(missingBeans = MailGateway.class)
final class NoMail implements MailGateway {
  /**
   * @throws IllegalStateException if another one is configured that does not exist
   */
  NoMail(@Property(name = "tongban.mail", defaultValue = "none") String configured) {
    if (!configured.equals("none")) {
      throw new IllegalStateException(
          "tongban.mail is 'smtp', 'simulator' (in sample mode) or 'none', not '"
              + configured
              + "'");
    }
  }

  @Override
  public SendingResult send(Mail mail) {
    return new SendingResult.Unavailable("No mail is configured");
  }

  @Override
  public boolean configured() {
    return false;
  }
}
