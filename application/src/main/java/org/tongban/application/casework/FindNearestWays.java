package org.tongban.application.casework;

import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.NearestAnswer;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;

/** Answers "how is it easiest for me?" for anybody, and keeps nothing of it. */
public interface FindNearestWays {
  /**
   * The ways to get the item done for a person, as things are at this moment.
   *
   * @return empty if there is no such item
   */
  Optional<Answer> find(BasicCode item, Situation situation);

  /** The answer, with the item it is about. */
  record Answer(ServiceItem item, NearestAnswer answer) {
    public Answer {
      Objects.requireNonNull(item);
      Objects.requireNonNull(answer);
    }
  }
}
