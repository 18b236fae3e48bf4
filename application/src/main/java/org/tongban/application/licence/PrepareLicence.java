package org.tongban.application.licence;

import org.tongban.domain.casework.CaseFile;

/** What a case asks for. Calls join the transaction in which the case changes. */
public interface PrepareLicence {
  /**
   * Has the electronic licence of a granted case made, if its result is to be delivered over the
   * network and was issued. Asking again changes nothing.
   */
  void prepare(CaseFile file);
}
