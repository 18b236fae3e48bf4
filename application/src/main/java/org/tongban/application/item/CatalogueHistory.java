package org.tongban.application.item;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.item.ImplementationCode;

/** Who did what to the catalogue, when and why. Only ever added to. Joins the transaction. */
public interface CatalogueHistory {
  /** Adds an entry. */
  void add(Entry entry);

  /**
   * The entries of the implementation, the latest first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<Entry> list(ImplementationCode code, Page.Request page);

  /** What was done. */
  enum Action {
    OPENED("开始编写"),
    CHANGED("修改"),
    SUBMITTED("提交审核"),
    RETURNED("退回修改"),
    PUBLISHED("审核通过并公布"),
    DISCARDED("放弃草稿"),
    WITHDRAWN("停止办理");

    private final String label;

    Action(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }

  /**
   * An entry.
   *
   * @param version the published version it is about; empty before publication
   * @param draft the draft it is about; empty where there was none
   * @param reason at most 500 characters, may be empty
   */
  record Entry(
      ImplementationCode code,
      Optional<Integer> version,
      Optional<UUID> draft,
      Action action,
      ActorId actor,
      Instant at,
      String reason) {
    public Entry {
      Objects.requireNonNull(code);
      Objects.requireNonNull(version);
      Objects.requireNonNull(draft);
      Objects.requireNonNull(action);
      Objects.requireNonNull(actor);
      Objects.requireNonNull(at);
      Objects.requireNonNull(reason);
    }
  }
}
