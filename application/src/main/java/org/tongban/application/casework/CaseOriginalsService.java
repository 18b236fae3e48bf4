package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.custody.CaseOriginals;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseMachine;
import org.tongban.domain.casework.Move;
import org.tongban.domain.casework.Role;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.place.UnitCode;

/** Cases for the room of custody: every step goes through the one state machine. */
@Singleton
public final class CaseOriginalsService implements CaseOriginals {
  private final CaseStore cases;
  private final CaseAccess access;
  private final HandleCaseService handling;

  /** Uses these parts. */
  @Inject
  public CaseOriginalsService(CaseStore cases, CaseAccess access, HandleCaseService handling) {
    this.cases = cases;
    this.access = access;
    this.handling = handling;
  }

  @Override
  public Optional<InCase> find(CaseId id) {
    return cases.find(id).map(this::inCase);
  }

  private InCase inCase(Ledger ledger) {
    var file = ledger.file();
    var materials = new LinkedHashMap<String, String>();
    for (MaterialRequirement material : access.implementation(file).materials()) {
      materials.put(material.code(), material.name());
    }
    return new InCase(
        new Contents.About(
            file.id(), file.filing().number(), file.filing().itemName(), file.filing().applicant()),
        materials,
        file.originalsByKeeper(),
        file.forwardingDue().map(stage -> new Forwarding(stage.unit(), stage.authority())),
        file.originalsMayGoBack(),
        units(file),
        gone(ledger.events(), file, true),
        gone(ledger.events(), file, false));
  }

  private static Set<UnitCode> units(CaseFile file) {
    return Stream.concat(
            Stream.of(file.route().decider()),
            file.route().stages().stream()
                .flatMap(stage -> Stream.of(stage.unit(), stage.authority())))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What nobody keeps any more because it went back, or because it was lost. */
  private static List<String> gone(List<CaseEvent> events, CaseFile file, boolean returned) {
    var codes = new HashSet<String>();
    for (var event : events) {
      if (event.fact() instanceof CaseFact.OriginalsReturned(var materials, _)) {
        if (returned) {
          codes.addAll(materials);
        } else {
          materials.forEach(codes::remove);
        }
      }
      if (event.fact() instanceof CaseFact.OriginalsLost(var materials, _)) {
        if (returned) {
          materials.forEach(codes::remove);
        } else {
          codes.addAll(materials);
        }
      }
    }
    codes.removeAll(file.originals());
    return codes.stream().sorted().toList();
  }

  @Override
  public boolean isOwn(Caller.Staff caller, CaseId id) {
    return cases.find(id).filter(ledger -> access.isOwn(caller, ledger.file())).isPresent();
  }

  @Override
  public Optional<String> problemOfForwarding(Caller.Staff caller, CaseId id, UnitCode from) {
    var found = cases.find(id);
    if (found.isEmpty()) {
      return Optional.of("办件已不存在。");
    }
    var file = found.get().file();
    if (access.isOwn(caller, file)) {
      return Optional.of("自己的事要由别的工作人员办理。");
    }
    return CaseMachine.handle(
                file,
                new CaseCommand.Forward("-"),
                access.context(sender(caller, file, from), file))
            instanceof Move.Refused(_, var words)
        ? Optional.of(words)
        : Optional.empty();
  }

  /** In the role of the stage where the caller holds it, else in another that the rule names. */
  private static Actor sender(Caller.Staff caller, CaseFile file, UnitCode from) {
    return file.forwardingDue()
        .filter(stage -> caller.duties().contains(new Caller.Duty(stage.role(), from)))
        .map(stage -> new Actor(caller.actorId(), stage.role(), Optional.of(from)))
        .orElseGet(() -> actorAt(caller, from));
  }

  private static Actor actorAt(Caller.Staff caller, UnitCode unit) {
    return caller.duties().stream()
        .filter(duty -> duty.unit().equals(unit))
        .map(Caller.Duty::role)
        .sorted()
        .findFirst()
        .map(role -> new Actor(caller.actorId(), role, Optional.of(unit)))
        .orElseThrow(() -> new IllegalArgumentException("The caller does not work at " + unit));
  }

  @Override
  public void forward(Caller.Staff caller, CaseId id, UnitCode from, String handOver) {
    var ledger = ledger(id);
    step(ledger, sender(caller, ledger.file(), from), new CaseCommand.Forward(handOver));
  }

  @Override
  public void move(
      Caller.Staff caller, CaseId id, UnitCode to, List<String> materials, String handOver) {
    for (var from : ledger(id).file().keepers()) {
      var ledger = ledger(id);
      var there = ledger.file().originalsAt(from).stream().filter(materials::contains).toList();
      if (!from.equals(to) && !there.isEmpty()) {
        step(ledger, actorAt(caller, to), new CaseCommand.MoveOriginals(there, from, handOver));
      }
    }
  }

  @Override
  public void lose(Caller.Staff supervisor, CaseId id, List<String> materials, String reason) {
    var ledger = ledger(id);
    var kept = materials.stream().filter(ledger.file().originals()::contains).toList();
    if (!kept.isEmpty()) {
      var unit =
          supervisor.duties().stream()
              .filter(duty -> duty.role() == Role.SUPERVISOR)
              .map(Caller.Duty::unit)
              .sorted()
              .findFirst()
              .orElseThrow();
      step(
          ledger,
          new Actor(supervisor.actorId(), Role.SUPERVISOR, Optional.of(unit)),
          new CaseCommand.LoseOriginals(kept, reason));
    }
  }

  @Override
  public void giveBack(Caller.Staff caller, CaseId id, UnitCode from, String receivedBy) {
    var ledger = ledger(id);
    if (!ledger.file().originalsAt(from).isEmpty()) {
      step(ledger, actorAt(caller, from), new CaseCommand.ReturnOriginals(receivedBy));
    }
  }

  private Ledger ledger(CaseId id) {
    return cases.find(id).orElseThrow(() -> new StaleVersionException("Case " + id));
  }

  /** What was asked for beforehand is not refused, unless somebody was quicker. */
  private void step(Ledger ledger, Actor actor, CaseCommand command) {
    if (handling.step(ledger, actor, command) instanceof Move.Refused refused) {
      throw new StaleVersionException("Case " + ledger.file().id() + " refuses " + refused.rule());
    }
  }
}
