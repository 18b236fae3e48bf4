package org.tongban.application.casework;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.casework.AttachMaterial.Attachment;
import org.tongban.application.casework.EditDraft.Content;
import org.tongban.application.casework.HandleCase.Handling;
import org.tongban.application.casework.OpenDraft.Opening;
import org.tongban.application.casework.PaperInspector.Finding;
import org.tongban.application.casework.SubmitCase.Submission;
import org.tongban.application.custody.FollowOriginalsService;
import org.tongban.application.custody.InMemoryCustodyStore;
import org.tongban.application.delivery.InMemoryDispatchStore;
import org.tongban.application.delivery.PrepareDispatchService;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.InMemoryCatalogue;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.licence.InMemoryLicenceStore;
import org.tongban.application.licence.InMemoryLicenceUses;
import org.tongban.application.licence.PrepareLicenceService;
import org.tongban.application.notification.Notices;
import org.tongban.application.paper.PreparePapersService;
import org.tongban.application.person.InMemoryAddresses;
import org.tongban.application.person.InMemoryMandates;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.InMemoryOutbox;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** The sample city with everything that handles cases, in memory, on a Monday morning. */
public final class CaseDesk {
  public static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  public static final Implementation ALLOWANCE = SampleCityFixture.allowance();
  public static final UnitCode OFFICE = SampleCityFixture.XINYI_OFFICE;
  static final UnitCode HALL = SampleCityFixture.XINYI_HALL;
  public static final UnitCode FAR_HALL = SampleCityFixture.CITY_HALL;
  public static final UnitCode STATION = SampleCityFixture.STATION;

  public final SettableClock clock = new SettableClock(SampleCityFixture.morning(MONDAY));
  public final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryReferenceStore reference = new InMemoryReferenceStore();
  public final InMemoryCatalogue catalogue = new InMemoryCatalogue(reference);
  public final InMemoryPlaces places = new InMemoryPlaces(reference);
  public final InMemorySubjects subjects = new InMemorySubjects(transactions);
  public final InMemoryMandates mandates = new InMemoryMandates(transactions);
  public final InMemoryDraftStore drafts = new InMemoryDraftStore(transactions);
  public final InMemoryCustodyStore custody = new InMemoryCustodyStore(transactions);
  public final InMemoryCaseStore cases = new InMemoryCaseStore(transactions);
  final InMemoryMaterialFiles files = new InMemoryMaterialFiles();
  final InMemoryFileVault vault = new InMemoryFileVault();
  final InMemoryDispatchStore dispatches = new InMemoryDispatchStore(transactions);
  public final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
  public final List<Notice> notices = new ArrayList<>();
  final List<CaseId> endedCases = new ArrayList<>();
  private final AtomicLong next = new AtomicLong();
  public final Identifiers identifiers = () -> new UUID(9, next.incrementAndGet());

  final CaseAccess access = new CaseAccess(cases, catalogue, places, subjects, mandates, clock);
  final InMemoryLicenceStore licences = new InMemoryLicenceStore(transactions);
  final InMemoryLicenceUses licenceUses = new InMemoryLicenceUses(transactions);
  final LicenceMaterials licenceMaterials =
      new LicenceMaterials(licences, licenceUses, subjects, access);
  final InMemoryAddresses addresses = new InMemoryAddresses(transactions);
  final ApplicationRules rules =
      new ApplicationRules(new InMemoryAnswerCheck(), cases, places, clock);
  final Prefilling prefilling =
      new Prefilling(drafts, cases, catalogue, subjects, addresses, places, clock);
  final CaseNotices telling =
      new CaseNotices(
          (subject, key, kind, words) -> notices.add(new Notice(subject, key, kind, words)),
          places);
  public final DraftService drafting =
      new DraftService(
          transactions,
          drafts,
          catalogue,
          places,
          subjects,
          access,
          rules,
          prefilling,
          files,
          licenceMaterials,
          identifiers,
          clock);
  final CheckEligibilityService eligibility =
      new CheckEligibilityService(transactions, catalogue, subjects, rules);
  final SubmitCaseService submitting =
      new SubmitCaseService(
          transactions,
          drafts,
          drafting,
          new InMemoryDraftsToFile(drafts, subjects, files),
          cases,
          catalogue,
          places,
          subjects,
          access,
          telling,
          rules,
          licenceMaterials);
  final PrepareDispatchService mailing =
      new PrepareDispatchService(dispatches, outbox, identifiers, clock);
  final PrepareLicenceService licensing = new PrepareLicenceService(outbox);
  final PreparePapersService documenting = new PreparePapersService(outbox);
  final HandleCaseService handling =
      new HandleCaseService(
          transactions,
          cases,
          places,
          access,
          telling,
          mailing,
          licensing,
          documenting,
          files,
          rules,
          endedCases::add,
          new FollowOriginalsService(custody),
          licenceMaterials);
  public final CaseOriginalsService originals = new CaseOriginalsService(cases, access, handling);
  final TrackCaseService tracking =
      new TrackCaseService(transactions, cases, subjects, places, access);
  final CaseTimers timers = new CaseTimers(cases, places, transactions, handling, access);
  final MaterialService papers =
      new MaterialService(
          transactions,
          drafting,
          access,
          catalogue,
          files,
          vault,
          CaseDesk::inspected,
          new UploadLimits(100, 3),
          licences,
          identifiers,
          clock);
  final ReuseLicenceService reusing =
      new ReuseLicenceService(
          transactions, drafting, catalogue, licenceMaterials, licences, licenceUses, access);
  final RemoveOrphanFiles orphans =
      new RemoveOrphanFiles(transactions, files, vault, drafts, cases, licences, clock);

  /** A notice that was sent. */
  public record Notice(
      SubjectId to, String reference, Notices.Kind kind, Map<String, String> words) {}

  public CaseDesk() {
    publish(SampleCityFixture.implementations());
  }

  /** Files that begin with PDF are let in. */
  private static Finding inspected(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).startsWith("PDF")
        ? new Finding.Allowed("application/pdf", content)
        : new Finding.NotAllowed("text/plain", "请上传 PDF。");
  }

  public void publish(List<Implementation> implementations) {
    publish(implementations, true);
  }

  /** Nobody can file under it any more. */
  public void stop(Implementation implementation) {
    publish(List.of(implementation), false);
  }

  private void publish(List<Implementation> implementations, boolean inForce) {
    var organisation = SampleCityFixture.organisation();
    reference.save(
        new ReferenceData(
            List.copyOf(organisation.regions().all()),
            List.of(),
            List.of(),
            organisation.authorities(),
            organisation.servicePoints(),
            List.of(),
            List.of(),
            implementations.stream()
                .map(some -> new ReferenceData.Published(some, inForce))
                .toList()),
        new ReferenceStore.Run(clock.instant(), "test", Map.of()));
    reference.refresh();
  }

  /** Someone who lives in the sample village. */
  public SubjectId person() {
    var some = Synthetic.person();
    var person =
        new Subject.Person(
            some.id(),
            some.name(),
            some.citizenId(),
            some.phone(),
            SampleCityFixture.VILLAGE,
            2,
            some.registeredAt());
    subjects.add(person);
    return person.id();
  }

  /** A company in Xinyi. */
  SubjectId company() {
    var some = Synthetic.company();
    subjects.add(
        new Subject.Company(
            some.id(),
            some.name(),
            some.creditCode(),
            some.phone(),
            SampleCityFixture.VILLAGE,
            some.registeredAt()));
    return some.id();
  }

  public static Caller.Resident resident(SubjectId person) {
    return new Caller.Resident(person, 2);
  }

  /** Member of staff number {@code n}. */
  public static Caller.Staff staff(int n, Role role, UnitCode unit) {
    return staff(n, Optional.empty(), new Caller.Duty(role, unit));
  }

  public static Caller.Staff staff(int n, Optional<SubjectId> person, Caller.Duty... duties) {
    return new Caller.Staff(new ActorId(new UUID(3, n)), person, Set.of(duties));
  }

  public MandateId mandate(
      SubjectId grantor, Mandate.Helper helper, LocalDate until, BasicCode... items) {
    var id = new MandateId(identifiers.next());
    mandates.add(
        new Mandate(
            id,
            grantor,
            helper,
            Set.of(items),
            until,
            Mandate.GrantedBy.ONLINE,
            clock.instant(),
            Optional.empty()),
        new ActorId(grantor.value()));
    return id;
  }

  void revoke(MandateId id) {
    mandates.revoke(id, clock.instant(), new ActorId(new UUID(0, 1)));
  }

  // Ways.

  static Way online(ActingAs as) {
    return new Way(
        HandlingMode.FULLY_ONLINE, Channel.WEB, Optional.empty(), SampleCityFixture.VILLAGE, as);
  }

  static Way atOwnHall() {
    return new Way(
        HandlingMode.AT_COUNTER,
        Channel.ORDINARY_WINDOW,
        Optional.of(HALL),
        SampleCityFixture.XINYI,
        ActingAs.SELF);
  }

  static Way atFarHall() {
    return new Way(
        HandlingMode.COLLECT_AND_FORWARD,
        Channel.ANY_WINDOW,
        Optional.of(FAR_HALL),
        SampleCityFixture.CITY,
        ActingAs.SELF);
  }

  static Way atStation(ActingAs as) {
    return new Way(
        HandlingMode.COLLECT_AND_FORWARD,
        Channel.VILLAGE_STATION,
        Optional.of(STATION),
        SampleCityFixture.VILLAGE,
        as);
  }

  // Steps.

  Opening opening(
      Caller caller, Implementation item, SubjectId applicant, Optional<MandateId> mandate) {
    return drafting.open(
        caller, new OpenDraft.Request(item.ref().code(), Optional.of(applicant), mandate));
  }

  Draft opened(
      Caller caller, Implementation item, SubjectId applicant, Optional<MandateId> mandate) {
    if (opening(caller, item, applicant, mandate) instanceof Opening.Opened(var draft)) {
      return draft;
    }
    throw new AssertionError("Not opened: " + opening(caller, item, applicant, mandate));
  }

  /** Fills in everything that is asked for, with paper originals. */
  Draft filled(Caller caller, Draft draft, Way way, DeliveryChoice delivery) {
    var saved =
        drafting.save(
            caller,
            draft.id(),
            draft.version(),
            new Content(Map.of("phone", "15400000001"), Optional.of(way), Optional.of(delivery)));
    if (saved.isEmpty()) {
      throw new AssertionError("The draft is not the caller's");
    }
    var now = saved.get();
    for (var code : List.of("id-card", "household", "photo")) {
      now = drafting.put(caller, draft.id(), SampleCityFixture.original(code)).orElseThrow();
    }
    return now.draft();
  }

  CaseFile filed(Caller caller, Draft draft) {
    var answer = submitting.submit(caller, draft.id(), draft.version());
    if (answer instanceof Submission.Submitted(var view)) {
      return view.file();
    }
    throw new AssertionError("Not filed: " + answer);
  }

  /** An allowance that the person applied for at home. */
  CaseFile onlineCase(SubjectId person, DeliveryChoice delivery) {
    var caller = resident(person);
    var draft = opened(caller, ALLOWANCE, person, Optional.empty());
    return filed(caller, filled(caller, draft, online(ActingAs.SELF), delivery));
  }

  /** An allowance that a clerk of the city's hall took in for Xinyi. */
  public CaseFile farCase(SubjectId person, DeliveryChoice delivery) {
    var clerk = staff(1, Role.WINDOW_CLERK, FAR_HALL);
    var draft = opened(clerk, ALLOWANCE, person, Optional.empty());
    return filed(clerk, filled(clerk, draft, atFarHall(), delivery));
  }

  public CaseFile file(CaseId id) {
    return cases.find(id).orElseThrow().file();
  }

  Handling handle(Caller caller, CaseId id, CaseCommand command) {
    return handling.handle(caller, id, file(id).sequence(), command);
  }

  public CaseFile done(Caller caller, CaseId id, CaseCommand command) {
    var answer = handle(caller, id, command);
    if (answer instanceof Handling.Done(var view)) {
      return view.file();
    }
    throw new AssertionError(command + ": " + answer);
  }

  /** Whoever has the stage; another person at each stage. */
  Caller.Staff clerkOf(CaseId id) {
    var file = file(id);
    return staff(100 + file.position(), file.stage().role(), file.stage().unit());
  }

  /** The stage's clerk does it. */
  public CaseFile step(CaseId id, CaseCommand command) {
    return done(clerkOf(id), id, command);
  }

  /** Goes on from the receipt of an online application until it is concluded. */
  CaseFile concluded(CaseId id) {
    step(id, new CaseCommand.Receive(List.of()));
    step(id, new CaseCommand.Accept(List.of()));
    step(id, new CaseCommand.PassReview("属实"));
    step(id, new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"));
    return step(id, new CaseCommand.Issue("高龄津贴决定书", ""));
  }

  Attachment attach(Caller caller, CaseId id, String code, String content) {
    try {
      return papers.attach(
          caller,
          id,
          new AttachMaterial.Upload(
              code,
              code + ".pdf",
              "",
              new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Material uploaded(Caller caller, CaseId id, String code, String content) {
    if (attach(caller, id, code, content) instanceof Attachment.Stored(var file)) {
      return new Material(code, Optional.of(file.id()), Material.Form.UPLOAD, "");
    }
    throw new AssertionError("Not stored: " + attach(caller, id, code, content));
  }

  public List<Notices.Kind> told(SubjectId person) {
    return notices.stream().filter(it -> it.to().equals(person)).map(Notice::kind).toList();
  }

  Stream<String> references() {
    return notices.stream().map(Notice::reference);
  }

  public void on(LocalDate day) {
    clock.set(SampleCityFixture.morning(day));
  }

  static Instant lastMoment(LocalDate day) {
    return SampleCityFixture.morning(day.plusDays(1)).minusSeconds(9 * 3600 + 30 * 60 + 1);
  }

  public static DeliveryChoice mail() {
    return SampleCityFixture.byMail();
  }

  static DeliveryChoice electronic() {
    return new DeliveryChoice.Electronic();
  }

  static DeliveryChoice pickUp(UnitCode place) {
    return new DeliveryChoice.PickUp(place);
  }

  /** The same item in the next version. */
  static Implementation nextVersion(Implementation old) {
    return new Implementation(
        new ImplementationRef(old.ref().code(), old.ref().version() + 1),
        old.name(),
        old.kind(),
        old.authority(),
        old.department(),
        old.level(),
        old.territory(),
        old.subjects(),
        old.conditions(),
        old.materials(),
        old.form(),
        old.limits(),
        old.modes(),
        old.channels(),
        old.actors(),
        old.reach(),
        old.crossProvince(),
        old.chain(),
        old.deciding(),
        old.twoPersons(),
        old.specialProcedures(),
        old.deliveryWays(),
        old.results(),
        old.fee(),
        old.laws(),
        old.contact());
  }
}
