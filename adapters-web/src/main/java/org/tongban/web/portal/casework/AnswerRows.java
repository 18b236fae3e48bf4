package org.tongban.web.portal.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.place.RegionTree;

/** What was answered, for people to read through; what is not asked is left out. */
public final class AnswerRows {
  private AnswerRows() {}

  /** What was declared about eligibility, then the answers to the form in its order. */
  public static List<FormParts.Row> of(
      Implementation implementation, Map<String, String> answers, RegionTree regions) {
    var rows = new ArrayList<FormParts.Row>();
    for (var condition : implementation.conditions()) {
      if (condition instanceof Condition.Declared(var key, var question, _, _)
          && answers.containsKey(Eligibility.PATH + key)) {
        rows.add(new FormParts.Row(question, answers.get(Eligibility.PATH + key)));
      }
    }
    rows.addAll(new FormParts(implementation.form(), regions).rows(answers));
    return rows;
  }
}
