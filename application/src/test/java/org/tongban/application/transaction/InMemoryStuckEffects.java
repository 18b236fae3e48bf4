package org.tongban.application.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Effects that wait for a person, in memory. */
public final class InMemoryStuckEffects implements StuckEffects {
  private static final String CURSOR = "stuck-effects/";

  private final List<Stuck> added = new ArrayList<>();
  private final List<Stuck> due = new ArrayList<>();

  /** Has an effect wait for a person. */
  public synchronized void add(Stuck effect) {
    added.add(effect);
  }

  /** What was given back to be tried, in order. */
  public synchronized List<Stuck> due() {
    return List.copyOf(due);
  }

  @Override
  public synchronized Page<Stuck> list(Page.Request page) {
    int from = page.after().map(InMemoryStuckEffects::position).orElse(0);
    var items = new ArrayList<Stuck>();
    for (int position = from; position < added.size(); position++) {
      if (due.contains(added.get(position))) {
        continue;
      }
      if (items.size() == page.limit()) {
        return new Page<>(items, Optional.of(CURSOR + position));
      }
      items.add(added.get(position));
    }
    return new Page<>(items, Optional.empty());
  }

  private static int position(String cursor) {
    try {
      if (cursor.startsWith(CURSOR)) {
        return Integer.parseUnsignedInt(cursor.substring(CURSOR.length()));
      }
    } catch (NumberFormatException e) {
      // Not one of ours.
    }
    throw new Page.BadCursorException();
  }

  @Override
  public synchronized boolean tryAgain(String kind, String reference) {
    var waiting =
        added.stream()
            .filter(effect -> !due.contains(effect))
            .filter(effect -> effect.kind().equals(kind) && effect.reference().equals(reference))
            .findFirst();
    waiting.ifPresent(due::add);
    return waiting.isPresent();
  }
}
