package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SmsGateway;

/** Where no gateway is configured: messages wait in the queue, and nothing pretends to be sent. */
@Context
@Requires(missingBeans = SmsGateway.class)
final class NoSmsGateway implements SmsGateway {
  private static final Logger LOG = LoggerFactory.getLogger(NoSmsGateway.class);

  /**
   * @throws IllegalStateException if another one is configured that does not exist
   */
  NoSmsGateway(@Property(name = "tongban.sms", defaultValue = "none") String configured) {
    if (!configured.equals("none")) {
      throw new IllegalStateException(
          "tongban.sms is 'aliyun', 'simulator' (in sample mode) or 'none', not '"
              + configured
              + "'");
    }
    LOG.warn("No SMS gateway is configured: messages wait in the queue until there is one");
  }

  @Override
  public SendingResult send(Message message) {
    return new SendingResult.Unavailable("No SMS gateway is configured");
  }

  @Override
  public boolean configured() {
    return false;
  }
}
