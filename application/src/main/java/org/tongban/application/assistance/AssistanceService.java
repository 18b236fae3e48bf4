package org.tongban.application.assistance;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tongban.application.assistance.AskForAssistance.Asking;
import org.tongban.application.assistance.AskForAssistance.Changing;
import org.tongban.application.assistance.AskForAssistance.Field;
import org.tongban.application.assistance.AskForAssistance.Wish;
import org.tongban.application.assistance.AssistanceStore.Stored;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.PhoneNotices;
import org.tongban.application.person.AdmittedPeople;
import org.tongban.application.person.Mandates;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Change;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PlanRequest;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;

/** Takes requests for assistance in and leads them to a draft. */
@Singleton
public final class AssistanceService implements AskForAssistance, HandleAssistance {
  private static final int HORIZON_DAYS = 60;
  private static final DateTimeFormatter VISIT =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

  private final Transactions transactions;
  private final AssistanceStore requests;
  private final Catalogue catalogue;
  private final Places places;
  private final AdmittedPeople admitted;
  private final SubjectStore subjects;
  private final Mandates mandates;
  private final OpenDraft openDraft;
  private final EditDraft editDraft;
  private final PhoneNotices notices;
  private final Identifiers identifiers;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public AssistanceService(
      Transactions transactions,
      AssistanceStore requests,
      Catalogue catalogue,
      Places places,
      AdmittedPeople admitted,
      SubjectStore subjects,
      Mandates mandates,
      OpenDraft openDraft,
      EditDraft editDraft,
      PhoneNotices notices,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.requests = requests;
    this.catalogue = catalogue;
    this.places = places;
    this.admitted = admitted;
    this.subjects = subjects;
    this.mandates = mandates;
    this.openDraft = openDraft;
    this.editDraft = editDraft;
    this.notices = notices;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  // Asking.

  @Override
  public Asking ask(Caller.Resident caller, Wish wish) {
    return refused(wish).orElseGet(() -> transactions.inTransaction(() -> asked(caller, wish)));
  }

  private Optional<Asking> refused(Wish wish) {
    return admitted
        .problem(wish.visited().name())
        .<Asking>map(words -> new Asking.Refused(Field.NAME, words))
        .or(
            () ->
                admitted
                    .problem(wish.visited().phone())
                    .map(words -> new Asking.Refused(Field.PHONE, words)))
        .or(
            () ->
                places.organisation().regions().find(wish.region()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Asking.Refused(Field.REGION, "没有这个地区，请重新选择。")));
  }

  private Asking asked(Caller.Resident caller, Wish wish) {
    var implementation = catalogue.current(wish.implementation());
    if (implementation.isEmpty()) {
      return new Asking.Absent();
    }
    if (!implementation.get().channels().contains(Channel.HOME)) {
      return new Asking.NotAllowed("这件事不能上门办；请看“怎么办最方便”里的其他办法，或拨打 12345。");
    }
    var units = responsible(wish.region());
    if (units.isEmpty()) {
      return new Asking.NotAllowed("这个地方没有上门帮办的网点，请拨打 12345；如果只选到了县，请再选到村。");
    }
    var open = requests.openOf(caller.person());
    if (open >= AssistanceStore.MAXIMUM_OPEN) {
      return new Asking.NotAllowed("您已有 " + open + " 个上门帮办还没有办完，请等工作人员联系，或先取消一个。");
    }
    var request =
        new AssistanceRequest(
            new AssistanceRequestId(identifiers.next()),
            caller.person(),
            wish.visited(),
            wish.implementation(),
            implementation.get().name(),
            wish.region(),
            units,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            new Progress.Waiting());
    requests.add(request);
    tell(request, 1, Notices.Kind.ASSISTANCE_ASKED, Map.of("unit", name(units.getFirst())));
    return new Asking.Asked(new Stored(request, 1));
  }

  /** The station of the village, and the help stations of county and city: the nearest first. */
  private List<UnitCode> responsible(RegionCode region) {
    var organisation = places.organisation();
    return organisation.regions().path(region).stream()
        .map(Region::code)
        .flatMap(
            around ->
                organisation.servicePointsIn(around).stream()
                    .filter(point -> sendsPeople(point.kind()))
                    .sorted(Comparator.comparing(ServicePoint::code)))
        .map(ServicePoint::code)
        .toList();
  }

  private static boolean sendsPeople(ServicePointKind kind) {
    return switch (kind) {
      case VILLAGE_STATION, HELP_STATION -> true;
      case MUNICIPAL_HALL, COUNTY_HALL, TOWN_CENTRE, KIOSK -> false;
    };
  }

  @Override
  public Page<Stored> list(Caller.Resident caller, Page.Request page) {
    return transactions.reading(() -> requests.of(caller.person(), page));
  }

  @Override
  public Optional<Stored> find(Caller.Resident caller, AssistanceRequestId id) {
    return transactions.reading(() -> own(caller, id));
  }

  private Optional<Stored> own(Caller.Resident caller, AssistanceRequestId id) {
    return requests.find(id).filter(one -> one.request().requester().equals(caller.person()));
  }

  @Override
  public Changing cancel(Caller.Resident caller, AssistanceRequestId id, int version) {
    return changed(
        () -> own(caller, id),
        version,
        AssistanceRequest::cancel,
        Notices.Kind.ASSISTANCE_CANCELLED);
  }

  // Handling.

  private static boolean helps(Role role) {
    return switch (role) {
      case VILLAGE_CLERK, HELP_CLERK, LIAISON -> true;
      case APPLICANT,
          OPERATOR,
          PROXY,
          WINDOW_CLERK,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          HALL_MANAGER,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }

  private static List<UnitCode> units(Caller.Staff caller) {
    return caller.duties().stream()
        .filter(duty -> helps(duty.role()))
        .map(Caller.Duty::unit)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public Page<Stored> open(Caller.Staff caller, Page.Request page) {
    var units = units(caller);
    return units.isEmpty()
        ? new Page<>(List.of(), Optional.empty())
        : transactions.reading(() -> requests.open(units, page));
  }

  @Override
  public Optional<Stored> find(Caller.Staff caller, AssistanceRequestId id) {
    return transactions.reading(() -> theirs(caller, id));
  }

  /** Those of the caller's units; what one unit took is the others' business no more. */
  private Optional<Stored> theirs(Caller.Staff caller, AssistanceRequestId id) {
    var units = units(caller);
    return requests
        .find(id)
        .filter(
            one ->
                switch (one.request().progress()) {
                  case Progress.Waiting _ ->
                      one.request().units().stream().anyMatch(units::contains);
                  case Progress.Taken(_, var unit) -> units.contains(unit);
                  case Progress.Agreed(_, var unit, _, _) -> units.contains(unit);
                  case Progress.Done(_, var unit, _) -> units.contains(unit);
                  case Progress.Cancelled() -> false;
                });
  }

  @Override
  public Changing take(Caller.Staff caller, AssistanceRequestId id, int version) {
    var units = units(caller);
    return changed(
        () -> theirs(caller, id),
        version,
        request ->
            request.take(
                caller.actorId(),
                request.units().stream().filter(units::contains).findFirst().orElseThrow()),
        Notices.Kind.ASSISTANCE_TAKEN);
  }

  @Override
  public Changing agree(Caller.Staff caller, Agreement agreement) {
    var now = LocalDateTime.ofInstant(clock.instant(), StepContext.ZONE);
    if (agreement.visitAt().isBefore(now)
        || agreement.visitAt().isAfter(now.plusDays(HORIZON_DAYS))) {
      return new Changing.NotAllowed("上门时间要在现在以后、" + HORIZON_DAYS + " 天以内。");
    }
    return changed(
        () -> theirs(caller, agreement.id()),
        agreement.version(),
        request -> request.agree(caller.actorId(), agreement.visitAt(), agreement.note()),
        Notices.Kind.ASSISTANCE_AGREED);
  }

  @Override
  public Changing finish(
      Caller.Staff caller, AssistanceRequestId id, int version, SubjectId applicant) {
    return changed(
        () -> theirs(caller, id),
        version,
        request -> finished(caller, request, applicant),
        Notices.Kind.ASSISTANCE_DONE);
  }

  private Change finished(Caller.Staff caller, AssistanceRequest request, SubjectId applicant) {
    // Asked first: nothing is opened by somebody who may not end it.
    if (request.finish(caller.actorId(), new CaseId(request.id().value()))
        instanceof Change.Refused no) {
      return no;
    }
    var holder =
        switch (request.progress()) {
          case Progress.Taken(_, var unit) -> Optional.of(unit);
          case Progress.Agreed(_, var unit, _, _) -> Optional.of(unit);
          case Progress.Waiting _, Progress.Done _, Progress.Cancelled _ ->
              Optional.<UnitCode>empty();
        };
    if (holder.isEmpty()) {
      return new Change.Refused("请先接下这件事，再开始办理。");
    }
    var subject = subjects.find(applicant);
    var implementation = catalogue.current(request.implementation());
    if (subject.isEmpty() || implementation.isEmpty()) {
      return new Change.Refused("没有登记过这个人，或事项已停办；请先核对身份证登记。");
    }
    var mandate = mandate(applicant, holder.get(), implementation.get());
    if (mandate.isEmpty()) {
      return new Change.Refused("请先登记申请人当面签的委托书，再开始办理。");
    }
    var way = way(caller, request, subject.get(), implementation.get(), holder.get());
    if (way.isEmpty()) {
      return new Change.Refused("按申请人的户籍和身份，这件事不能上门办；请改用别的办法。");
    }
    return switch (openDraft.open(
        caller,
        new OpenDraft.Request(
            request.implementation(), Optional.of(applicant), mandate, Map.of()))) {
      case OpenDraft.Opening.Opened(var draft) -> {
        editDraft.save(
            caller,
            draft.id(),
            draft.version(),
            new EditDraft.Content(draft.answers(), way, Optional.empty()));
        yield request.finish(caller.actorId(), draft.id());
      }
      case OpenDraft.Opening.NotEligible(var unmet) ->
          new Change.Refused(
              unmet.stream().map(Eligibility.Unmet::why).collect(Collectors.joining()));
      case OpenDraft.Opening.Absent() -> new Change.Refused("没有登记过这个人，请先核对身份证登记。");
      case OpenDraft.Opening.NotAllowed(var words) -> new Change.Refused(words);
    };
  }

  private Optional<MandateId> mandate(
      SubjectId applicant, UnitCode unit, Implementation implementation) {
    var today = LocalDateTime.ofInstant(clock.instant(), StepContext.ZONE).toLocalDate();
    var helper = new Mandate.Helper.Staff(unit);
    return mandates.active(applicant, helper, today).stream()
        .filter(held -> held.allows(helper, implementation.item(), today))
        .map(Mandate::id)
        .findFirst();
  }

  /** The lawful way in which the caller can file it from the home. */
  private Optional<Way> way(
      Caller.Staff caller,
      AssistanceRequest request,
      Subject subject,
      Implementation implementation,
      UnitCode unit) {
    var point = places.organisation().servicePoint(unit).orElseThrow();
    var planner = new RoutePlanner(places.organisation());
    var acting =
        caller.duties().contains(new Caller.Duty(Role.LIAISON, unit))
            ? ActingAs.LIAISON
            : ActingAs.HELPER;
    return implementation.modes().stream()
        .sorted(Comparator.reverseOrder())
        .map(mode -> new Way(mode, Channel.HOME, Optional.of(unit), point.region(), acting))
        .filter(
            way ->
                implementation.deliveryWays().stream()
                    .map(delivery -> choice(delivery, unit, request))
                    .anyMatch(
                        delivery ->
                            planner.plan(
                                    new PlanRequest(
                                        implementation,
                                        subject.kind(),
                                        subject.home(),
                                        way,
                                        delivery))
                                instanceof RoutePlan.Planned))
        .findFirst();
  }

  /** A delivery to judge the way with; the address is asked for later. */
  private static DeliveryChoice choice(
      DeliveryWay delivery, UnitCode unit, AssistanceRequest request) {
    return switch (delivery) {
      case ELECTRONIC -> new DeliveryChoice.Electronic();
      case PICK_UP -> new DeliveryChoice.PickUp(unit);
      case MAIL ->
          new DeliveryChoice.ByMail(
              new Recipient(
                  request.visited().name(), request.visited().phone(), request.region(), "待填写"));
    };
  }

  // Both.

  private Changing changed(
      Supplier<Optional<Stored>> load,
      int version,
      Function<AssistanceRequest, Change> change,
      Notices.Kind kind) {
    try {
      return transactions.inTransaction(() -> once(load.get(), version, change, kind));
    } catch (StaleVersionException _) {
      return transactions
          .reading(load)
          .<Changing>map(now -> new Changing.Stale(now.version()))
          .orElseGet(Changing.Absent::new);
    }
  }

  private Changing once(
      Optional<Stored> found,
      int version,
      Function<AssistanceRequest, Change> change,
      Notices.Kind kind) {
    if (found.isEmpty()) {
      return new Changing.Absent();
    }
    var stored = found.get();
    if (stored.version() != version) {
      return new Changing.Stale(stored.version());
    }
    return switch (change.apply(stored.request())) {
      case Change.Refused(var words) -> new Changing.NotAllowed(words);
      case Change.Moved(var next) -> {
        if (next.equals(stored.request())) {
          yield new Changing.Changed(stored);
        }
        var kept = requests.replace(stored.with(next));
        tell(next, kept.version(), kind, words(next));
        yield new Changing.Changed(kept);
      }
    };
  }

  private Map<String, String> words(AssistanceRequest request) {
    return switch (request.progress()) {
      case Progress.Waiting _, Progress.Cancelled _ -> Map.of();
      case Progress.Taken(_, var unit) -> Map.of("unit", name(unit));
      case Progress.Agreed(_, var unit, var at, _) ->
          Map.of("unit", name(unit), "at", VISIT.format(at));
      case Progress.Done(_, var unit, _) -> Map.of("unit", name(unit));
    };
  }

  private String name(UnitCode unit) {
    return places.organisation().nameOf(unit);
  }

  private void tell(
      AssistanceRequest request, int version, Notices.Kind kind, Map<String, String> more) {
    var words = new HashMap<>(more);
    words.put("item", request.itemName());
    notices.send(
        request.requester(),
        request.visited().phone(),
        "assistance/" + request.id() + "/" + version,
        kind,
        words);
  }
}
