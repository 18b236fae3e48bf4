package org.tongban.web.portal.casework;

import java.util.List;
import java.util.Optional;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionTree;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;

/**
 * One step of choosing a region.
 *
 * @param which {@link SituationForm#AT} or {@link SituationForm#HOME}
 * @param inside what is chosen so far, to choose within; empty at first
 * @param options the choices
 */
public record NearestWhere(String which, Optional<Region> inside, List<Field.Option> options)
    implements SituationForm.Next {

  /** The question. */
  public String title(RegionTree regions) {
    var about = which.equals(SituationForm.AT) ? "您现在在哪里" : "户籍（注册地）在哪里";
    return inside
        .map(
            region ->
                about
                    + "："
                    + regions.fullName(region.code())
                    + switch (region.level()) {
                      case NATION, PROVINCE, CITY -> "的哪个县（市、区）";
                      case COUNTY -> "的哪个镇（街道）";
                      case TOWN, VILLAGE -> "的哪个村（社区）";
                    })
        .orElse(about);
  }

  /** Why it is asked. */
  public String hint() {
    return which.equals(SituationForm.AT) ? "选得越细，越能找到家门口的网点。" : "很多事由户籍地（注册地）的部门决定。";
  }

  /** The field to choose with: few choices are all shown, many are a list. */
  public Field field(Form form) {
    return Field.of(Field.Kind.SELECT, "pick", inside.isEmpty() ? "县（市、区）" : "请选择")
        .options(options)
        .in(form);
  }
}
