package org.tongban.application.notification;

import java.util.Optional;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/** Where a subject's notices go. */
public interface PhoneOf {
  /**
   * The subject's phone, or empty if it has none or was erased. May be called outside a
   * transaction.
   */
  Optional<MobileNumber> phoneOf(SubjectId subject);
}
