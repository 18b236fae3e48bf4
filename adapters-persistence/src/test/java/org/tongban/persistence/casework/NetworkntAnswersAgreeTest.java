package org.tongban.persistence.casework;

import org.tongban.application.casework.AnswerCheck;
import org.tongban.application.casework.AnswersAgreeContract;

/** The check by the library, against the domain. */
class NetworkntAnswersAgreeTest extends AnswersAgreeContract {
  private static final AnswerCheck CHECK = new NetworkntAnswerCheck();

  @Override
  protected AnswerCheck check() {
    return CHECK;
  }
}
