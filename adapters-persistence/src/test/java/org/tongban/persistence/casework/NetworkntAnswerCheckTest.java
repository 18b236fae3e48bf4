package org.tongban.persistence.casework;

import org.tongban.application.casework.AnswerCheck;
import org.tongban.application.casework.AnswerCheckContract;

/** The check by the library. */
class NetworkntAnswerCheckTest extends AnswerCheckContract {
  private final AnswerCheck check = new NetworkntAnswerCheck();

  @Override
  protected AnswerCheck check() {
    return check;
  }
}
