package org.tongban.application.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link CatalogueDraftStore} and the {@link CatalogueHistory} beside it. */
public abstract class CatalogueDraftStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");
  private static final Implementation SOME = SampleCityFixture.allowance();
  private static final ActorId EDITOR = new ActorId(UUID.randomUUID());

  /** The store. */
  protected abstract CatalogueDraftStore drafts();

  /** The history. */
  protected abstract CatalogueHistory history();

  /** Where items and authorities are. */
  protected abstract ReferenceStore reference();

  /** The transactions of all. */
  protected abstract Transactions transactions();

  @BeforeEach
  void city() {
    var organisation = SampleCityFixture.organisation();
    transactions()
        .run(
            () -> {
              reference().lock();
              reference()
                  .save(
                      new ReferenceData(
                          List.copyOf(organisation.regions().all()),
                          List.of(),
                          List.of(),
                          organisation.authorities(),
                          List.of(),
                          List.of(
                              new ServiceItem(
                                  SOME.item(),
                                  SOME.name(),
                                  "民政局",
                                  SubjectKind.PERSON,
                                  Optional.empty(),
                                  "")),
                          List.of(),
                          List.of()),
                      new ReferenceStore.Run(NOW, "test", Map.of()));
            });
    drafts()
        .findOpen(SOME.item(), SOME.authority())
        .ifPresent(draft -> drafts().replace(draft.in(CatalogueDraft.State.DISCARDED, "", NOW)));
  }

  private CatalogueDraft added() {
    return added(SOME.authority());
  }

  private CatalogueDraft added(UnitCode authority) {
    var draft =
        new CatalogueDraft(
            UUID.randomUUID(),
            SOME.item(),
            authority,
            CatalogueDraft.State.DRAFT,
            Optional.of(3),
            new SourceRows(
                Map.of("contact", "0668-0000000", "complaint", ""),
                new GuideRows(
                    "some",
                    Map.of(
                        ReferenceFile.RESULTS,
                        List.of(Map.of("name", "证“A”,\n|", "paper", "true"))))),
            Set.of(EDITOR),
            Optional.empty(),
            "",
            NOW,
            1);
    transactions().run(() -> drafts().add(draft));
    return draft;
  }

  @Test
  void keepsADraftWithItsRows() {
    var draft = added();
    var found = drafts().find(draft.id()).orElseThrow();
    assertThat(found.rows().guide().of(ReferenceFile.RESULTS))
        .isEqualTo(draft.rows().guide().of(ReferenceFile.RESULTS));
    assertThat(found.rows().own()).containsEntry("contact", "0668-0000000");
    assertThat(found.editors()).isEqualTo(draft.editors());
    assertThat(found.base()).contains(3);
    assertThat(found.submittedBy()).isEmpty();
    assertThat(drafts().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void listsTheOpenDraftsOfTheAuthoritiesInParts() {
    var draft = added();
    var other = added(SampleCityFixture.MAONAN_OFFICE);
    var third = added(SampleCityFixture.CITY_OFFICE);
    var ofTwo = List.of(SOME.authority(), other.authority());

    assertThat(ids(ofTwo)).containsExactlyInAnyOrder(draft.id(), other.id());
    assertThat(ids(List.of(third.authority()))).containsExactly(third.id());
    assertThat(ids(List.of())).isEmpty();
    var first = drafts().listOpen(ofTwo, new Page.Request(Optional.empty(), 1));
    var rest = drafts().listOpen(ofTwo, new Page.Request(first.next(), 1));
    assertThat(rest.next()).isEmpty();
    assertThat(Stream.concat(first.items().stream(), rest.items().stream()))
        .extracting(CatalogueDraft::id)
        .containsExactlyInAnyOrder(draft.id(), other.id());
    assertThatThrownBy(() -> drafts().listOpen(ofTwo, new Page.Request(Optional.of("rubbish!"), 1)))
        .isInstanceOf(Page.BadCursorException.class);

    discard(other);
    discard(third);
    assertThat(ids(ofTwo)).containsExactly(draft.id());
  }

  private List<UUID> ids(List<UnitCode> authorities) {
    return drafts().listOpen(authorities, new Page.Request(Optional.empty(), 100)).items().stream()
        .map(CatalogueDraft::id)
        .toList();
  }

  private void discard(CatalogueDraft draft) {
    transactions().run(() -> drafts().replace(draft.in(CatalogueDraft.State.DISCARDED, "", NOW)));
  }

  @Test
  void hasOneOpenDraftOfAnImplementation() {
    var draft = added();
    assertThatThrownBy(this::added).isInstanceOf(StaleVersionException.class);
    transactions().run(() -> drafts().replace(draft.in(CatalogueDraft.State.PUBLISHED, "", NOW)));
    assertThat(drafts().findOpen(SOME.item(), SOME.authority())).isEmpty();
    assertThat(added().id()).isNotEqualTo(draft.id());
  }

  @Test
  void refusesAChangeOfAnOlderVersion() {
    var draft = added();
    var next =
        transactions().inTransaction(() -> drafts().replace(draft.submitted(EDITOR, "x", NOW)));
    assertThat(next.version()).isEqualTo(2);
    assertThat(drafts().find(draft.id()).orElseThrow().submittedBy()).contains(EDITOR);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(() -> drafts().replace(draft.in(CatalogueDraft.State.DRAFT, "", NOW))))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void remembersWhatHappenedTheLatestFirst() {
    var code = new ImplementationRef(SOME.ref().code(), 1).code();
    var first = entry(CatalogueHistory.Action.OPENED, Optional.empty(), "");
    var second = entry(CatalogueHistory.Action.PUBLISHED, Optional.of(2), "自 " + LocalDate.EPOCH);
    transactions()
        .run(
            () -> {
              history().add(first);
              history().add(second);
            });
    assertThat(history().list(code, new Page.Request(Optional.empty(), 100)).items())
        .startsWith(second, first);
  }

  private static CatalogueHistory.Entry entry(
      CatalogueHistory.Action action, Optional<Integer> version, String reason) {
    return new CatalogueHistory.Entry(
        SOME.ref().code(), version, Optional.of(UUID.randomUUID()), action, EDITOR, NOW, reason);
  }
}
