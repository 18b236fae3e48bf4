package org.tongban.application.print;

/** The key of this installation that PDFs are signed with. */
public interface SigningKey {
  /** Whether there is one. Papers bear a seal only if they are signed. */
  boolean present();
}
