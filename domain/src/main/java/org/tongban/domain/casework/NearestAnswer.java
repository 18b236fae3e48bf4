package org.tongban.domain.casework;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Implementation;

/** The answer to "how is it easiest for me?". */
public sealed interface NearestAnswer {
  /**
   * Who is competent, and the ways.
   *
   * @param competence why that authority, for people
   * @param unmet conditions the person does not meet, each with what to do instead; the ways are
   *     those they would have if they did
   * @param ways every lawful way the person can take, the easiest first
   * @param closed why the other channels are none for them
   * @param coarse whether places nearer by would be found if the person said town and village
   */
  record Found(
      Implementation implementation,
      String competence,
      List<String> unmet,
      List<NearestWay> ways,
      List<ClosedWay> closed,
      boolean coarse)
      implements NearestAnswer {
    public Found {
      Objects.requireNonNull(implementation);
      Objects.requireNonNull(competence);
      unmet = List.copyOf(unmet);
      ways = List.copyOf(ways);
      closed = List.copyOf(closed);
    }
  }

  /**
   * No authority the catalogue knows is competent for that person.
   *
   * @param words why, and what to do instead
   * @param implementations some of those of the item that there are, by territory
   */
  record NobodyCompetent(String words, List<Implementation> implementations)
      implements NearestAnswer {
    public NobodyCompetent {
      Objects.requireNonNull(words);
      implementations = List.copyOf(implementations);
    }
  }

  /**
   * A channel that is none for the person.
   *
   * @param lawful whether the law would let them, and it is they who can't
   * @param reasons why, for people; at least one
   */
  record ClosedWay(Channel channel, boolean lawful, List<String> reasons) {
    public ClosedWay {
      Objects.requireNonNull(channel);
      reasons = List.copyOf(reasons);
    }
  }
}
