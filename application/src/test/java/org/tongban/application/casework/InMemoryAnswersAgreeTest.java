package org.tongban.application.casework;

/** The check in memory, against the domain. */
class InMemoryAnswersAgreeTest extends AnswersAgreeContract {
  @Override
  protected AnswerCheck check() {
    return new InMemoryAnswerCheck();
  }
}
