package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.SeeMandates;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.SubjectId;

/** Lists for whom a resident may apply. */
@Singleton
public final class ChooseApplicantService implements ChooseApplicant {
  private final SubjectStore subjects;
  private final SeeMandates mandates;
  private final Transactions transactions;

  /** Uses these parts. */
  @Inject
  public ChooseApplicantService(
      SubjectStore subjects, SeeMandates mandates, Transactions transactions) {
    this.subjects = subjects;
    this.mandates = mandates;
    this.transactions = transactions;
  }

  @Override
  public List<Candidate> candidates(Caller.Resident caller, Implementation implementation) {
    return transactions.reading(() -> found(caller, implementation));
  }

  private List<Candidate> found(Caller.Resident caller, Implementation implementation) {
    var found = new ArrayList<Candidate>();
    var kinds = implementation.subjects();
    if (kinds.contains(SubjectKind.PERSON)) {
      subjects
          .find(caller.person())
          .ifPresent(
              me ->
                  found.add(
                      new Candidate(me.id(), Relation.SELF, me.displayName(), Optional.empty())));
    }
    subjects.operatedBy(caller.person()).stream()
        .filter(one -> kinds.contains(one.kind()))
        .forEach(
            one ->
                found.add(
                    new Candidate(
                        one.id(), Relation.ORGANISATION, one.displayName(), Optional.empty())));
    if (kinds.contains(SubjectKind.PERSON)) {
      var item = implementation.ref().code().item();
      var named = new HashSet<SubjectId>();
      for (var seen : mandates.held(caller)) {
        var mandate = seen.mandate();
        if ((mandate.items().isEmpty() || mandate.items().contains(item))
            && named.add(mandate.grantor())) {
          found.add(
              new Candidate(
                  mandate.grantor(),
                  Relation.GRANTOR,
                  seen.grantorName(),
                  Optional.of(mandate.id())));
        }
      }
    }
    return List.copyOf(found);
  }
}
