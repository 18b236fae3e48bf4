package org.tongban.web.portal.appointment;

import java.util.List;
import org.tongban.domain.appointment.ServiceGroupCode;

/**
 * A change of plans that is looked at before it is made.
 *
 * @param group whose page is shown afterwards
 * @param title where
 * @param words what will hold, line by line
 * @param action the address it is sent to
 * @param fields what is sent again with the decision
 */
public record OpeningProposal(
    ServiceGroupCode group, String title, List<String> words, String action, List<Sent> fields) {
  public OpeningProposal {
    words = List.copyOf(words);
    fields = List.copyOf(fields);
  }

  /** A field that is sent again. */
  public record Sent(String name, String value) {}
}
