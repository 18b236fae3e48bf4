package org.tongban.domain.paper;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.casework.ActorId;

/**
 * What somebody wants the template of a kind of paper to be (文书模板的修改). It comes into force only
 * when another person agrees; until then the version in force stays. There is one for each kind,
 * which begins again once it came to its end.
 *
 * @param base the version in force when it was begun
 * @param editors everybody who wrote it: none of them may review it
 * @param submittedBy who handed it in last
 * @param remark what the one who handed it in wants to say, or why it was sent back; may be empty
 * @param changedAt truncated to microseconds
 * @param version rises by one with every change, from 1; 0 if it is not kept yet
 */
public record TemplateProposal(
    PaperKind kind,
    State state,
    int base,
    String title,
    String body,
    Set<ActorId> editors,
    ActorId submittedBy,
    String remark,
    Instant changedAt,
    int version) {
  /** The longest remark or reason, in characters. */
  public static final int LONGEST_REMARK = 500;

  /** Where it stands. */
  public enum State {
    IN_REVIEW("待审核"),
    SENT_BACK("已退回"),
    IN_FORCE("已施行"),
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
      return this == IN_REVIEW || this == SENT_BACK;
    }
  }

  public TemplateProposal {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(state);
    Objects.requireNonNull(title);
    Objects.requireNonNull(body);
    Objects.requireNonNull(submittedBy);
    Objects.requireNonNull(changedAt);
    editors = Set.copyOf(editors);
    remark = remark == null ? "" : remark.strip();
    if (remark.length() > LONGEST_REMARK) {
      throw new IllegalArgumentException("最多写 " + LONGEST_REMARK + " 个字。");
    }
  }

  /** What is written, by whom, to be reviewed. */
  public record Writing(String title, String body, String remark, ActorId by, Instant at) {}

  /** A first proposal of a kind. */
  public static TemplateProposal first(PaperTemplate inForce, Writing writing) {
    return new TemplateProposal(
        inForce.kind(),
        State.IN_REVIEW,
        inForce.version(),
        writing.title(),
        writing.body(),
        Set.of(writing.by()),
        writing.by(),
        writing.remark(),
        writing.at(),
        0);
  }

  /** The next one, or the same one changed after it was sent back. */
  public TemplateProposal rewritten(PaperTemplate inForce, Writing writing) {
    var all = new LinkedHashSet<ActorId>();
    if (state.open()) {
      all.addAll(editors);
    }
    all.add(writing.by());
    return new TemplateProposal(
        kind,
        State.IN_REVIEW,
        inForce.version(),
        writing.title(),
        writing.body(),
        all,
        writing.by(),
        writing.remark(),
        writing.at(),
        version);
  }

  /** In another state, with words. */
  public TemplateProposal in(State other, String words, Instant at) {
    return new TemplateProposal(
        kind, other, base, title, body, editors, submittedBy, words, at, version);
  }

  /** The same as it is kept at a version. */
  public TemplateProposal at(int kept) {
    return new TemplateProposal(
        kind, state, base, title, body, editors, submittedBy, remark, changedAt, kept);
  }

  /** Why that person may not review it, in words for them; empty if they may. */
  public Optional<String> keepsFromReview(ActorId who) {
    if (state != State.IN_REVIEW) {
      return Optional.of("这份修改没有在等待审核。");
    }
    return editors.contains(who) ? Optional.of("编写过这份修改的人不能审核它；请另一位事项编辑审核。") : Optional.empty();
  }
}
