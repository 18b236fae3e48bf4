package org.tongban.application.item;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.StaffAccount;
import org.tongban.application.identity.StaffDirectory;
import org.tongban.application.item.CatalogueDraft.State;
import org.tongban.application.item.CatalogueHistory.Action;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationDifference;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.UnitCode;

/** Each step in one transaction: the caller's scope, the draft, the history, the publication. */
@Singleton
public final class EditCatalogueService implements EditCatalogue {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String NEW_GUIDE = "guide";

  private final Transactions transactions;
  private final CatalogueDraftStore drafts;
  private final CatalogueHistory history;
  private final ReferenceStore reference;
  private final Catalogue catalogue;
  private final Places places;
  private final DraftJudge judge;
  private final StaffDirectory staff;
  private final Identifiers identifiers;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public EditCatalogueService(
      Transactions transactions,
      CatalogueDraftStore drafts,
      CatalogueHistory history,
      ReferenceStore reference,
      Catalogue catalogue,
      Places places,
      DraftJudge judge,
      StaffDirectory staff,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.history = history;
    this.reference = reference;
    this.catalogue = catalogue;
    this.places = places;
    this.judge = judge;
    this.staff = staff;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  @Override
  public boolean edits(Caller.Staff caller) {
    return caller.holds(Role.CATALOGUE_EDITOR);
  }

  /** The authority, where it lies in the region of a unit at which the caller edits. */
  private Optional<Authority> mine(Caller.Staff caller, UnitCode authority) {
    var organisation = places.organisation();
    return organisation
        .authority(authority)
        .filter(
            office ->
                caller.duties().stream()
                    .filter(duty -> duty.role() == Role.CATALOGUE_EDITOR)
                    .flatMap(duty -> organisation.unit(duty.unit()).stream())
                    .anyMatch(
                        unit -> organisation.regions().within(office.region(), unit.region())));
  }

  private Optional<ImplementationCode> code(BasicCode item, UnitCode authority) {
    return places
        .organisation()
        .authority(authority)
        .map(office -> ImplementationCode.of(office.creditCode(), office.level(), item));
  }

  @Override
  public Answer open(Caller.Staff caller, BasicCode item, UnitCode authority) {
    if (mine(caller, authority).isEmpty() || catalogue.item(item).isEmpty()) {
      return new Answer.Absent();
    }
    return transactions.inTransaction(
        () -> {
          var open = drafts.findOpen(item, authority);
          return open.<Answer>map(Answer.Done::new).orElseGet(() -> begin(caller, item, authority));
        });
  }

  private Answer begin(Caller.Staff caller, BasicCode item, UnitCode authority) {
    var code = code(item, authority).orElseThrow();
    var latest = Optional.ofNullable(reference.latest(List.of(code)).get(code));
    var rows = latest.flatMap(known -> reference.source(known.ref()));
    if (latest.isPresent() && rows.isEmpty()) {
      return new Answer.NotAllowed("这份实施清单由旧版程序导入，没有保存表格；请先重新导入一次，再来编辑。");
    }
    var draft =
        new CatalogueDraft(
            identifiers.next(),
            item,
            authority,
            State.DRAFT,
            latest.map(known -> known.ref().version()),
            rows.orElseGet(EditCatalogueService::blank),
            Set.of(caller.actorId()),
            Optional.empty(),
            "",
            now(),
            1);
    drafts.add(draft);
    note(draft, Action.OPENED, caller, Optional.empty(), "");
    return new Answer.Done(draft);
  }

  /** Rows with what the law says by default, so that a new guide is not all blanks. */
  private static SourceRows blank() {
    var guide = new HashMap<String, String>();
    ReferenceFile.GUIDES.columns().stream()
        .filter(column -> !column.equals("guide"))
        .forEach(column -> guide.put(column, ""));
    guide.putAll(
        Map.of(
            "kind", "COMMITTED",
            "deciding", "TERRITORY",
            "two_persons", "false",
            "notice_days", "5",
            "answer_days", "15",
            "extension_days", "10",
            "delivery_days", "10",
            "fee_fen", "0",
            "reach", "SAME_CITY"));
    return new SourceRows(
        Map.of("contact", "", "complaint", ""),
        new GuideRows(NEW_GUIDE, Map.of(ReferenceFile.GUIDES, List.of(guide))));
  }

  private void note(
      CatalogueDraft draft,
      Action action,
      Caller.Staff caller,
      Optional<Integer> version,
      String reason) {
    history.add(
        new CatalogueHistory.Entry(
            code(draft.item(), draft.authority()).orElseThrow(),
            version,
            Optional.of(draft.id()),
            action,
            caller.actorId(),
            now(),
            reason));
  }

  @Override
  public Optional<CatalogueDraft> find(Caller.Staff caller, UUID id) {
    return transactions.reading(
        () -> drafts.find(id).filter(draft -> mine(caller, draft.authority()).isPresent()));
  }

  @Override
  public Page<CatalogueDraft> list(Caller.Staff caller, Page.Request page) {
    var authorities =
        places.organisation().authorities().stream()
            .map(Authority::code)
            .filter(code -> mine(caller, code).isPresent())
            .toList();
    return transactions.reading(() -> drafts.listOpen(authorities, page));
  }

  /** A change of an open draft at that version. */
  private Answer change(
      Caller.Staff caller, UUID id, int version, Function<CatalogueDraft, Answer> step) {
    return transactions.inTransaction(
        () -> {
          var found = find(caller, id);
          if (found.isEmpty()) {
            return new Answer.Absent();
          }
          if (found.get().version() != version) {
            return new Answer.Stale(found.get());
          }
          return found.get().state().open()
              ? step.apply(found.get())
              : new Answer.NotAllowed("这份草稿" + found.get().state().label() + "，不能再修改。");
        });
  }

  @Override
  public Answer replace(
      Caller.Staff caller,
      UUID id,
      int version,
      ReferenceFile part,
      List<Map<String, String>> rows) {
    if (!ReferenceFile.ofImplementations().contains(part)) {
      return new Answer.Absent();
    }
    var single = part == ReferenceFile.IMPLEMENTATIONS || part == ReferenceFile.GUIDES;
    if (rows.size() > MOST_ROWS || single && rows.size() != 1) {
      return new Answer.NotAllowed(single ? "这一部分有且只有一行。" : "每一部分最多 " + MOST_ROWS + " 行。");
    }
    if (rows.stream()
        .flatMap(row -> row.values().stream())
        .anyMatch(cell -> cell.length() > MOST_CHARACTERS)) {
      return new Answer.NotAllowed("每一格最多 " + MOST_CHARACTERS + " 个字。");
    }
    return change(
        caller,
        id,
        version,
        draft -> {
          if (draft.state() != State.DRAFT) {
            return new Answer.NotAllowed("草稿已提交审核；要修改，请审核人先退回。");
          }
          var next =
              drafts.replace(
                  draft.with(replaced(draft.rows(), part, rows), caller.actorId(), now()));
          note(next, Action.CHANGED, caller, Optional.empty(), part.fileName());
          return new Answer.Done(next);
        });
  }

  private static SourceRows replaced(
      SourceRows before, ReferenceFile part, List<Map<String, String>> rows) {
    var kept = new ArrayList<Map<String, String>>();
    for (var row : rows) {
      var cells = new HashMap<String, String>();
      part.columns().stream()
          .filter(column -> !ImplementationMerge.SHARED.contains(column))
          .forEach(column -> cells.put(column, row.getOrDefault(column, "").strip()));
      kept.add(cells);
    }
    if (part == ReferenceFile.IMPLEMENTATIONS) {
      return new SourceRows(kept.getFirst(), before.guide());
    }
    var all = new EnumMap<ReferenceFile, List<Map<String, String>>>(ReferenceFile.class);
    all.putAll(before.guide().rows());
    all.put(part, kept);
    return new SourceRows(before.own(), new GuideRows(before.guide().name(), all));
  }

  @Override
  public Optional<Check> check(Caller.Staff caller, UUID id) {
    return find(caller, id)
        .map(
            draft -> {
              var judgement = judge.judge(draft.item(), draft.authority(), draft.rows());
              var version = judgement.version().map(Published::implementation);
              var inForce = code(draft.item(), draft.authority()).flatMap(catalogue::current);
              return new Check(
                  draft,
                  judgement.problems(),
                  version,
                  inForce,
                  version.isPresent() && inForce.isPresent()
                      ? ImplementationDifference.between(inForce.get(), version.get())
                      : List.of());
            });
  }

  @Override
  public Answer submit(Caller.Staff caller, UUID id, int version, String remark) {
    return change(
        caller,
        id,
        version,
        draft -> {
          if (draft.state() != State.DRAFT) {
            return new Answer.NotAllowed("这份草稿已经提交审核。");
          }
          var judgement = judge.judge(draft.item(), draft.authority(), draft.rows());
          if (!judgement.good()) {
            return new Answer.Broken(judgement.problems());
          }
          var next = drafts.replace(draft.submitted(caller.actorId(), remark, now()));
          note(next, Action.SUBMITTED, caller, Optional.empty(), remark);
          return new Answer.Done(next);
        });
  }

  private Optional<Answer> mayReview(Caller.Staff caller, CatalogueDraft draft) {
    if (draft.state() != State.IN_REVIEW) {
      return Optional.of(new Answer.NotAllowed("这份草稿还没有提交审核。"));
    }
    return draft.editors().contains(caller.actorId())
        ? Optional.of(new Answer.NotAllowed("编写过这份草稿的人不能审核它；请另一位事项编辑审核。"))
        : Optional.empty();
  }

  @Override
  public Answer approve(Caller.Staff caller, UUID id, int version, LocalDate from) {
    var answer =
        change(
            caller,
            id,
            version,
            draft -> mayReview(caller, draft).orElseGet(() -> publish(caller, draft, from)));
    if (answer instanceof Answer.Done) {
      reference.refresh();
    }
    return answer;
  }

  private Answer publish(Caller.Staff caller, CatalogueDraft draft, LocalDate from) {
    if (from.isBefore(today())) {
      return new Answer.NotAllowed("实施日期不能早于今天。");
    }
    if (from.isAfter(today().plusYears(2))) {
      return new Answer.NotAllowed("实施日期最迟在两年以内。");
    }
    reference.hold();
    var judgement = judge.judge(draft.item(), draft.authority(), draft.rows());
    if (!judgement.good()) {
      return new Answer.Broken(judgement.problems());
    }
    var written = judgement.version().orElseThrow();
    var code = written.implementation().ref().code();
    var latest = Optional.ofNullable(reference.latest(List.of(code)).get(code));
    if (!latest.map(known -> known.ref().version()).equals(draft.base())) {
      return new Answer.NotAllowed("编写期间这份实施清单又公布了新版本；请退回，对照新版本重新编写。");
    }
    var ref = new ImplementationRef(code, draft.base().orElse(0) + 1);
    reference.publish(
        List.of(
            new Published(
                ImplementationMerge.withRef(written.implementation(), ref),
                true,
                written.source())),
        from,
        now());
    var next = drafts.replace(draft.in(State.PUBLISHED, draft.remark(), now()));
    note(next, Action.PUBLISHED, caller, Optional.of(ref.version()), "自 " + from + " 起实施");
    return new Answer.Done(next);
  }

  @Override
  public Answer sendBack(Caller.Staff caller, UUID id, int version, String reason) {
    return change(
        caller,
        id,
        version,
        draft ->
            mayReview(caller, draft)
                .orElseGet(
                    () -> {
                      var next = drafts.replace(draft.in(State.DRAFT, reason, now()));
                      note(next, Action.RETURNED, caller, Optional.empty(), reason);
                      return new Answer.Done(next);
                    }));
  }

  @Override
  public Answer discard(Caller.Staff caller, UUID id, int version) {
    return change(
        caller,
        id,
        version,
        draft -> {
          var next = drafts.replace(draft.in(State.DISCARDED, draft.remark(), now()));
          note(next, Action.DISCARDED, caller, Optional.empty(), "");
          return new Answer.Done(next);
        });
  }

  @Override
  public Withdrawal withdraw(
      Caller.Staff caller, ImplementationCode code, LocalDate until, String reason) {
    if (until.isBefore(today())) {
      return new Withdrawal.NotAllowed("停止办理的日期不能早于今天。");
    }
    var answer =
        transactions.inTransaction(
            () -> {
              reference.hold();
              if (!mayEdit(caller, code)) {
                return new Withdrawal.Absent();
              }
              var latest = reference.latest(List.of(code)).get(code);
              if (latest.withdrawn()) {
                return new Withdrawal.NotAllowed("这份实施清单已经停止办理。");
              }
              reference.withdraw(code, until, now());
              history.add(
                  new CatalogueHistory.Entry(
                      code,
                      Optional.of(latest.ref().version()),
                      Optional.empty(),
                      Action.WITHDRAWN,
                      caller.actorId(),
                      now(),
                      reason));
              return new Withdrawal.Withdrawn();
            });
    if (answer instanceof Withdrawal.Withdrawn) {
      reference.refresh();
    }
    return answer;
  }

  private boolean mayEdit(Caller.Staff caller, ImplementationCode code) {
    return Optional.ofNullable(reference.latest(List.of(code)).get(code))
        .flatMap(known -> catalogue.implementation(known.ref()))
        .flatMap(implementation -> mine(caller, implementation.authority()))
        .isPresent();
  }

  @Override
  public Optional<Page<HistoryLine>> history(
      Caller.Staff caller, ImplementationCode code, Page.Request page) {
    return transactions.reading(
        () -> {
          if (!mayEdit(caller, code)) {
            return Optional.empty();
          }
          var names = new HashMap<ActorId, String>();
          return Optional.of(
              history
                  .list(code, page)
                  .map(
                      entry ->
                          new HistoryLine(
                              entry, names.computeIfAbsent(entry.actor(), this::name))));
        });
  }

  private String name(ActorId actor) {
    return staff.find(actor).map(StaffAccount::name).orElse("（已不在职）");
  }
}
