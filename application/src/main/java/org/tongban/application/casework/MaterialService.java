package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.licence.MyLicences;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.Material;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.person.SubjectId;

/**
 * Uploaded papers. The row is there before the bytes are, so that {@link RemoveOrphanFiles} finds
 * every file that was given up on the way.
 */
@Singleton
public final class MaterialService implements AttachMaterial, OpenMaterial {
  private final Transactions transactions;
  private final DraftService drafts;
  private final CaseAccess access;
  private final Catalogue catalogue;
  private final MaterialFiles files;
  private final FileVault vault;
  private final PaperInspector inspector;
  private final UploadLimits limits;
  private final LicenceStore licences;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public MaterialService(
      Transactions transactions,
      DraftService drafts,
      CaseAccess access,
      Catalogue catalogue,
      MaterialFiles files,
      FileVault vault,
      PaperInspector inspector,
      UploadLimits limits,
      LicenceStore licences,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.access = access;
    this.catalogue = catalogue;
    this.files = files;
    this.vault = vault;
    this.inspector = inspector;
    this.limits = limits;
    this.licences = licences;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * Where an upload goes.
   *
   * @param named the files that are named already and stay
   */
  private record Target(boolean draft, SubjectId applicant, Set<UUID> named) {}

  @Override
  public Attachment attach(Caller caller, CaseId id, Upload upload) throws IOException {
    return switch (receive(caller, id, upload)) {
      case Receipt.Refused(var why) -> why;
      case Receipt.Received received -> {
        boolean kept = false;
        try {
          var answer = transactions.inTransaction(() -> keep(caller, received));
          kept = answer instanceof Attachment.Stored;
          yield answer;
        } finally {
          settle(caller, received, kept);
        }
      }
    };
  }

  @Override
  public Receipt receive(Caller caller, CaseId id, Upload upload) throws IOException {
    var allowed = transactions.inTransaction(() -> target(caller, id, upload.code()));
    if (allowed.isEmpty()) {
      return new Receipt.Refused(new Attachment.Absent());
    }
    var bytes = upload.content().readNBytes(limits.bytes() + 1);
    if (bytes.length > limits.bytes()) {
      return new Receipt.Refused(new Attachment.TooLarge(limits.bytes()));
    }
    return switch (inspector.inspect(bytes)) {
      case PaperInspector.Finding.NotAllowed(var type, var words) ->
          new Receipt.Refused(new Attachment.NotAllowed(type, words));
      case PaperInspector.Finding.Allowed(var type, var content) ->
          received(caller, id, upload, type, content);
    };
  }

  private Receipt received(
      Caller caller, CaseId id, Upload upload, String mediaType, byte[] content) {
    // An image that was made anew may be somewhat larger than it came.
    if (content.length > 2 * limits.bytes()) {
      return new Receipt.Refused(new Attachment.TooLarge(limits.bytes()));
    }
    var begun =
        transactions.inTransaction(
            () ->
                target(caller, id, upload.code())
                    .map(target -> begun(caller, id, upload, target, mediaType, content)));
    var answer = begun.orElseGet(Attachment.Absent::new);
    if (answer instanceof Attachment.Stored(var file)) {
      vault.put(file.id(), file.subject(), content);
      return new Receipt.Received(file, upload.note());
    }
    return new Receipt.Refused(answer);
  }

  private Attachment begun(
      Caller caller, CaseId id, Upload upload, Target target, String mediaType, byte[] content) {
    var kept = files.of(id).stream().filter(file -> !replaced(file, upload.code(), target)).count();
    if (kept >= limits.files()) {
      return new Attachment.TooMany(limits.files());
    }
    var file =
        new MaterialFile(
            identifiers.next(),
            id,
            upload.code(),
            target.applicant(),
            caller.actorId(),
            shortened(upload.fileName()),
            mediaType,
            content.length,
            sha256(content),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    files.add(file);
    return new Attachment.Stored(file);
  }

  private static boolean replaced(MaterialFile file, String code, Target target) {
    return file.code().equals(code) && (target.draft() || !target.named().contains(file.id()));
  }

  @Override
  public Attachment keep(Caller caller, Receipt.Received received) {
    var file = received.file();
    var target = target(caller, file.caseId(), file.code());
    if (target.isEmpty()) {
      // Filed or discarded meanwhile.
      return new Attachment.Absent();
    }
    if (target.get().draft()) {
      drafts.put(
          caller,
          file.caseId(),
          new Material(file.code(), Optional.of(file.id()), Material.Form.UPLOAD, received.note()));
    }
    return new Attachment.Stored(file);
  }

  @Override
  public void settle(Caller caller, Receipt.Received received, boolean kept) {
    var file = received.file();
    var unneeded =
        kept ? transactions.inTransaction(() -> superseded(caller, file)) : List.of(file);
    for (var old : unneeded) {
      // The bytes first: a row without bytes is found again, bytes without a row never are.
      vault.delete(old.id());
      transactions.run(() -> files.remove(old.id()));
    }
  }

  /** The earlier uploads of the material, which are not needed any more. */
  private List<MaterialFile> superseded(Caller caller, MaterialFile file) {
    var target = target(caller, file.caseId(), file.code());
    var inDraft =
        drafts
            .find(caller, file.caseId())
            .map(draft -> named(draft.materials()))
            .orElseGet(Set::of);
    return target.isEmpty()
        ? List.of()
        : files.of(file.caseId()).stream()
            .filter(old -> !old.id().equals(file.id()) && !inDraft.contains(old.id()))
            .filter(old -> old.uploadedAt().compareTo(file.uploadedAt()) <= 0)
            .filter(old -> replaced(old, file.code(), target.get()))
            .filter(this::hasArrived)
            .toList();
  }

  /**
   * Whether its bytes are there. Those of an upload at the same time may still be on their way; it
   * is let alone, and looked at later like any file that nobody names.
   */
  private boolean hasArrived(MaterialFile file) {
    return vault.read(file.id(), file.subject()).isPresent();
  }

  private Optional<Target> target(Caller caller, CaseId id, String code) {
    var draft = drafts.find(caller, id);
    if (draft.isPresent()) {
      return draft
          .filter(found -> asksFor(found.implementation(), code))
          .map(found -> new Target(true, found.applicant(), Set.of()));
    }
    return access
        .visible(caller, id)
        .filter(ledger -> waitsForMaterials(ledger.file()))
        .filter(ledger -> access.actsForApplicant(caller, ledger.file()))
        .filter(ledger -> asksFor(ledger.file().filing().implementation(), code))
        .map(ledger -> new Target(false, ledger.file().filing().applicant(), named(ledger)));
  }

  private boolean asksFor(ImplementationRef implementation, String code) {
    return catalogue.implementation(implementation).flatMap(it -> it.material(code)).isPresent();
  }

  static boolean waitsForMaterials(CaseFile file) {
    return file.state() instanceof CaseState.Correcting || !file.openPromises().isEmpty();
  }

  static Set<UUID> named(List<Material> materials) {
    return materials.stream().flatMap(it -> it.file().stream()).collect(Collectors.toSet());
  }

  /**
   * All that the ledger ever named: also the files that were replaced later are part of the record.
   */
  static Set<UUID> named(Ledger ledger) {
    var named = new HashSet<UUID>();
    for (var event : ledger.events()) {
      switch (event.fact()) {
        case CaseFact.Submitted(var filing) -> named.addAll(named(filing.materials()));
        case CaseFact.CorrectionAnswered answered -> named.addAll(named(answered.materials()));
        case CaseFact.PromiseKept kept -> named.addAll(named(kept.materials()));
        case CaseFact.PreChecked _,
            CaseFact.Received _,
            CaseFact.Verified _,
            CaseFact.Forwarded _,
            CaseFact.CorrectionRequested _,
            CaseFact.CorrectionLapsed _,
            CaseFact.Accepted _,
            CaseFact.PromiseMissed _,
            CaseFact.OriginalsTaken _,
            CaseFact.AcceptanceRefused _,
            CaseFact.ReviewPassed _,
            CaseFact.Returned _,
            CaseFact.Suspended _,
            CaseFact.Resumed _,
            CaseFact.ExtensionRequested _,
            CaseFact.ExtensionDecided _,
            CaseFact.Decided _,
            CaseFact.Issued _,
            CaseFact.Concluded _,
            CaseFact.DeliveryChanged _,
            CaseFact.Dispatched _,
            CaseFact.DispatchReturned _,
            CaseFact.Delivered _,
            CaseFact.Withdrawn _,
            CaseFact.OriginalsMoved _,
            CaseFact.OriginalsLost _,
            CaseFact.OriginalsReturned _ -> {}
      }
    }
    return named;
  }

  @Override
  public List<MaterialFile> waiting(Caller caller, CaseId id) {
    return transactions.inTransaction(
        () ->
            access
                .visible(caller, id)
                .filter(ledger -> waitsForMaterials(ledger.file()))
                .filter(ledger -> access.actsForApplicant(caller, ledger.file()))
                .map(this::waiting)
                .orElse(List.of()));
  }

  private List<MaterialFile> waiting(Ledger ledger) {
    var named = named(ledger);
    return files.of(ledger.file().id()).stream()
        .filter(file -> !named.contains(file.id()))
        .toList();
  }

  @Override
  public Optional<OpenFile> open(Caller caller, CaseId id, String code) {
    return transactions.inTransaction(() -> seen(caller, id, code)).flatMap(this::read);
  }

  /** Where the bytes are. */
  private record Place(UUID file, SubjectId subject, String fileName, String mediaType) {}

  private Optional<OpenFile> read(Place place) {
    return vault
        .read(place.file(), place.subject())
        .map(
            bytes ->
                new OpenFile(place.fileName(), place.mediaType(), new ByteArrayInputStream(bytes)));
  }

  private Optional<Place> seen(Caller caller, CaseId id, String code) {
    return drafts
        .find(caller, id)
        .flatMap(draft -> place(draft.applicant(), id, draft.materials(), code))
        .or(
            () ->
                access
                    .visible(caller, id)
                    .flatMap(
                        ledger ->
                            place(
                                ledger.file().filing().applicant(),
                                id,
                                ledger.file().materials(),
                                code)));
  }

  private Optional<Place> place(
      SubjectId applicant, CaseId id, List<Material> materials, String code) {
    return materials.stream()
        .filter(material -> material.code().equals(code))
        .findFirst()
        .flatMap(
            material ->
                material
                    .licence()
                    .map(licence -> licence(applicant, new LicenceId(licence)))
                    .orElseGet(() -> upload(id, material)));
  }

  private Optional<Place> upload(CaseId id, Material material) {
    return material
        .file()
        .flatMap(files::find)
        // Whoever names a file of another case in their own does not get it.
        .filter(file -> file.caseId().equals(id))
        .map(file -> new Place(file.id(), file.subject(), file.fileName(), file.mediaType()));
  }

  /** Whoever names somebody else's licence in their own draft does not get it. */
  private Optional<Place> licence(SubjectId applicant, LicenceId id) {
    return licences
        .find(id)
        .map(LicenceStore.Stored::licence)
        .filter(licence -> LicenceMaterials.isOf(applicant, licence))
        .flatMap(
            licence ->
                licence
                    .files()
                    .map(
                        made ->
                            new Place(
                                made.pdf(),
                                applicant,
                                licence.particulars().number() + ".pdf",
                                MyLicences.Format.PDF.mediaType())));
  }

  /** The end of a long name is kept: it says what kind of file it was. */
  private static String shortened(String name) {
    var printable = name.strip().replaceAll("\\p{Cntrl}", "");
    var from = Math.max(0, printable.length() - MaterialFile.LONGEST_NAME);
    return printable.substring(from);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
