package org.tongban.application.paper;

import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;

/**
 * Where the versions of templates are kept, for good: nothing is changed or removed. There is one
 * of each kind from the beginning. Calls join the caller's transaction. Every implementation passes
 * {@code PaperTemplateStoreContract}.
 */
public interface PaperTemplateStore {
  /** The latest version, which new papers are made from. */
  PaperTemplate current(PaperKind kind);

  /** That version, or empty. */
  Optional<PaperTemplate> find(PaperKind kind, int version);

  /** The latest version of each kind, in the order of the kinds. */
  List<PaperTemplate> current();

  /**
   * The latest versions of a kind, the latest first.
   *
   * @param limit how many at most, from 1 on
   */
  List<PaperTemplate> latest(PaperKind kind, int limit);

  /**
   * Adds a version.
   *
   * @throws StaleVersionException if that version is there already; the transaction must be rolled
   *     back
   */
  void add(PaperTemplate template);
}
