package org.tongban.web.portal.casework;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.casework.CaseStep;
import org.tongban.web.portal.Field;

/**
 * A step with its form.
 *
 * @param tried whether it was just tried in vain
 */
public record Action(CaseStep step, List<Field> fields, boolean tried) {
  public Action {
    Objects.requireNonNull(step);
    fields = List.copyOf(fields);
  }
}
