package org.tongban.application.paper;

import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.TemplateProposal;

/**
 * Where proposed templates are kept, one of each kind at most. Calls join the caller's transaction.
 * Every implementation passes {@code TemplateProposalStoreContract}.
 */
public interface TemplateProposalStore {
  /** The proposal of the kind, open or not, or empty if there never was one. */
  Optional<TemplateProposal> find(PaperKind kind);

  /** The open ones, in the order of the kinds. */
  List<TemplateProposal> open();

  /**
   * Adds the proposal if its version is 0, else replaces it.
   *
   * @return at the version that is kept now
   * @throws StaleVersionException if another version is kept; the transaction must be rolled back
   */
  TemplateProposal save(TemplateProposal proposal);
}
