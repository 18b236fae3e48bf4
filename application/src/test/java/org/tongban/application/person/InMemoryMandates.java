package org.tongban.application.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** Mandates in memory. */
public final class InMemoryMandates implements Mandates {
  private final InMemoryTable<MandateId, Mandate> mandates;

  /** None yet. */
  public InMemoryMandates(InMemoryTransactions transactions) {
    mandates = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<Mandate> find(MandateId id) {
    return mandates.get(id);
  }

  @Override
  public List<Mandate> active(SubjectId grantor, Mandate.Helper helper, LocalDate day) {
    return latestFirst(
        mandate ->
            mandate.grantor().equals(grantor)
                && mandate.helper().equals(helper)
                && good(mandate, day));
  }

  @Override
  public List<Mandate> grantedBy(SubjectId grantor) {
    return latestFirst(mandate -> mandate.grantor().equals(grantor));
  }

  @Override
  public List<Mandate> heldBy(SubjectId person, LocalDate day) {
    return latestFirst(
        mandate ->
            mandate.helper().equals(new Mandate.Helper.AnotherPerson(person))
                && good(mandate, day));
  }

  private static boolean good(Mandate mandate, LocalDate day) {
    return mandate.revokedAt().isEmpty() && !day.isAfter(mandate.until());
  }

  private List<Mandate> latestFirst(Predicate<Mandate> wanted) {
    return mandates
        .all()
        .filter(wanted)
        .sorted(Comparator.comparing(Mandate::grantedAt).reversed())
        .toList();
  }

  @Override
  public void add(Mandate mandate, ActorId recordedBy) {
    mandates.put(mandate.id(), mandate);
  }

  @Override
  public void revoke(MandateId id, Instant at, ActorId recordedBy) {
    find(id)
        .filter(mandate -> mandate.revokedAt().isEmpty())
        .ifPresent(
            mandate ->
                mandates.put(
                    id,
                    new Mandate(
                        id,
                        mandate.grantor(),
                        mandate.helper(),
                        mandate.items(),
                        mandate.until(),
                        mandate.grantedBy(),
                        mandate.grantedAt(),
                        Optional.of(at))));
  }
}
