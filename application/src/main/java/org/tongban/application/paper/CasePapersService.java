package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.FileVault;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;

/** Shows the papers of a case to whoever may see the case. */
@Singleton
public final class CasePapersService implements CasePapers {
  private final Transactions transactions;
  private final TrackCase trackCase;
  private final PaperStore papers;
  private final FileVault vault;

  @Inject
  public CasePapersService(
      Transactions transactions, TrackCase trackCase, PaperStore papers, FileVault vault) {
    this.transactions = transactions;
    this.trackCase = trackCase;
    this.papers = papers;
    this.vault = vault;
  }

  @Override
  public Optional<List<OfficialPaper>> ofCase(Caller caller, CaseId id) {
    return transactions.reading(() -> trackCase.view(caller, id).map(_ -> papers.ofCase(id)));
  }

  @Override
  public Optional<Opened> open(Caller caller, CaseId id, PaperId paper) {
    var found =
        transactions.reading(
            () ->
                trackCase
                    .view(caller, id)
                    .flatMap(_ -> papers.find(paper))
                    .filter(it -> it.caseId().equals(id)));
    // The vault is not asked inside a transaction.
    return found.flatMap(
        it ->
            it.file()
                .flatMap(file -> vault.read(file, it.applicant()))
                .map(pdf -> new Opened(it, pdf)));
  }
}
