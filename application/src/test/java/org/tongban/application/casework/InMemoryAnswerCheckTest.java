package org.tongban.application.casework;

/** The check in memory. */
class InMemoryAnswerCheckTest extends AnswerCheckContract {
  @Override
  protected AnswerCheck check() {
    return new InMemoryAnswerCheck();
  }
}
