package org.tongban.application.item;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;

/**
 * A version of an implementation that is being written, as the rows an import would have.
 *
 * @param base the version it began from; empty for a new implementation
 * @param editors everybody who changed it: none of them may review it
 * @param submittedBy who handed it in last; empty before
 * @param remark why it was sent back, or what the one who handed it in wants to say; may be empty
 * @param version rises by one with every change, from 1
 */
public record CatalogueDraft(
    UUID id,
    BasicCode item,
    UnitCode authority,
    State state,
    Optional<Integer> base,
    SourceRows rows,
    Set<ActorId> editors,
    Optional<ActorId> submittedBy,
    String remark,
    Instant changedAt,
    int version) {
  /** Where a draft stands. */
  public enum State {
    DRAFT("编写中"),
    IN_REVIEW("待审核"),
    PUBLISHED("已公布"),
    DISCARDED("已放弃");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }

    /** Whether something can still come of it. */
    public boolean open() {
      return this == DRAFT || this == IN_REVIEW;
    }
  }

  public CatalogueDraft {
    Objects.requireNonNull(id);
    Objects.requireNonNull(item);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(state);
    Objects.requireNonNull(base);
    Objects.requireNonNull(rows);
    Objects.requireNonNull(submittedBy);
    Objects.requireNonNull(remark);
    Objects.requireNonNull(changedAt);
    editors = Set.copyOf(editors);
  }

  /** The same with other rows, by somebody. */
  public CatalogueDraft with(SourceRows other, ActorId editor, Instant at) {
    var all = new LinkedHashSet<>(editors);
    all.add(editor);
    return new CatalogueDraft(
        id, item, authority, state, base, other, all, submittedBy, remark, at, version);
  }

  /** Handed in by somebody, who so becomes one of its editors. */
  public CatalogueDraft submitted(ActorId by, String words, Instant at) {
    var all = new LinkedHashSet<>(editors);
    all.add(by);
    return new CatalogueDraft(
        id, item, authority, State.IN_REVIEW, base, rows, all, Optional.of(by), words, at, version);
  }

  /** In another state, for a reason. */
  public CatalogueDraft in(State other, String reason, Instant at) {
    return new CatalogueDraft(
        id, item, authority, other, base, rows, editors, submittedBy, reason, at, version);
  }
}
