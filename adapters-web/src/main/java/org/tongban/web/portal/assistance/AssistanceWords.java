package org.tongban.web.portal.assistance;

import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.place.Organisation;
import org.tongban.web.portal.Words;

/** Requests for assistance in words. */
public final class AssistanceWords {
  private AssistanceWords() {}

  /** How far it has come. */
  public static String state(AssistanceRequest request, Organisation city) {
    return switch (request.progress()) {
      case Progress.Waiting() -> "等待接单，先由" + city.nameOf(request.units().getFirst()) + "安排";
      case Progress.Taken(_, var unit) -> city.nameOf(unit) + "已接单，会打电话约时间";
      case Progress.Agreed(_, var unit, var at, var note) ->
          city.nameOf(unit)
              + "约好 "
              + Words.day(at.toLocalDate())
              + " "
              + Words.clock(at.toLocalTime())
              + " 上门"
              + (note.isEmpty() ? "" : "（" + note + "）");
      case Progress.Done(_, var unit, _) -> city.nameOf(unit) + "已上门开始办理";
      case Progress.Cancelled() -> "已取消";
    };
  }
}
