package org.tongban.web.portal.notification;

import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.PersonalMessage;

/**
 * A message as the page shows it.
 *
 * @param path where it leads; empty for nowhere
 * @param action what is to be seen there
 */
public record ShownMessage(PersonalMessage message, String title, String path, String action) {
  static ShownMessage of(PersonalMessage message, NoticeTexts texts) {
    var id = message.about().map(Object::toString);
    return new ShownMessage(
        message,
        texts.title(message.kind()),
        switch (message.kind().about()) {
          case CASE -> id.map(some -> "/cases/" + some).orElse("");
          case APPOINTMENT -> id.map(some -> "/appointments/" + some).orElse("/appointments");
          case LICENCES -> "/me/licences";
          case MANDATES -> "/me/mandates";
          case ASSISTANCE -> "/assistance";
          case SETTINGS -> "/me/notification-preferences";
          case NOTHING -> "";
        },
        switch (message.kind().about()) {
          case CASE -> "查看办件";
          case APPOINTMENT -> "查看预约";
          case LICENCES -> "查看证照";
          case MANDATES -> "查看委托";
          case ASSISTANCE -> "查看上门帮办";
          case SETTINGS -> "查看设置";
          case NOTHING -> "";
        });
  }

  /** The message is personal. */
  @Override
  public String toString() {
    return "ShownMessage[" + message.id() + "]";
  }
}
