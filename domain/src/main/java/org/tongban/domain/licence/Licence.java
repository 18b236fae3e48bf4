package org.tongban.domain.licence;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.ActorId;

/**
 * An electronic licence. Each record is one state; a change returns the next. Who has one in force
 * keeps it in force until another person than the one who proposed its end has agreed.
 */
public sealed interface Licence {
  /** The licence's identity. */
  LicenceId id();

  /** What it says. */
  Particulars particulars();

  /** The state's name. */
  LicenceState state();

  /** The files with what it says, once they are made. */
  Optional<Files> files();

  /** Its end that is proposed, or was agreed upon. */
  Optional<Proposal> proposal();

  /**
   * The signed files, as they were made once.
   *
   * @param pdf the identity of the PDF in the vault
   * @param ofd the identity of the OFD in the vault
   */
  record Files(UUID pdf, UUID ofd) {
    public Files {
      Objects.requireNonNull(pdf);
      Objects.requireNonNull(ofd);
    }
  }

  /** Issued; its files are being made. */
  record Preparing(LicenceId id, Particulars particulars) implements Licence {
    public Preparing {
      Objects.requireNonNull(id);
      Objects.requireNonNull(particulars);
    }

    /** The files are there. */
    public InForce made(Files files) {
      return new InForce(id, particulars, files);
    }

    @Override
    public LicenceState state() {
      return LicenceState.PREPARING;
    }

    @Override
    public Optional<Files> files() {
      return Optional.empty();
    }

    @Override
    public Optional<Proposal> proposal() {
      return Optional.empty();
    }
  }

  /** It holds. */
  record InForce(LicenceId id, Particulars particulars, Files made) implements Licence {
    public InForce {
      Objects.requireNonNull(id);
      Objects.requireNonNull(particulars);
      Objects.requireNonNull(made);
    }

    @Override
    public LicenceState state() {
      return LicenceState.IN_FORCE;
    }

    @Override
    public Optional<Files> files() {
      return Optional.of(made);
    }

    @Override
    public Optional<Proposal> proposal() {
      return Optional.empty();
    }
  }

  /** It still holds, and somebody proposes that it should not. */
  record Challenged(LicenceId id, Particulars particulars, Files made, Proposal proposed)
      implements Licence {
    public Challenged {
      Objects.requireNonNull(id);
      Objects.requireNonNull(particulars);
      Objects.requireNonNull(made);
      Objects.requireNonNull(proposed);
    }

    @Override
    public LicenceState state() {
      return LicenceState.CHALLENGED;
    }

    @Override
    public Optional<Files> files() {
      return Optional.of(made);
    }

    @Override
    public Optional<Proposal> proposal() {
      return Optional.of(proposed);
    }
  }

  /**
   * It does not hold any more.
   *
   * @param ended what was proposed and by whom
   * @param decidedBy who agreed: another person
   * @param on from that day on
   */
  record Ended(
      LicenceId id,
      Particulars particulars,
      Files made,
      Proposal ended,
      ActorId decidedBy,
      LocalDate on)
      implements Licence {
    public Ended {
      Objects.requireNonNull(id);
      Objects.requireNonNull(particulars);
      Objects.requireNonNull(made);
      Objects.requireNonNull(ended);
      Objects.requireNonNull(decidedBy);
      Objects.requireNonNull(on);
    }

    @Override
    public LicenceState state() {
      return switch (ended.kind()) {
        case REVOCATION -> LicenceState.REVOKED;
        case REISSUE -> LicenceState.REPLACED;
      };
    }

    @Override
    public Optional<Files> files() {
      return Optional.of(made);
    }

    @Override
    public Optional<Proposal> proposal() {
      return Optional.of(ended);
    }
  }

  /**
   * Why it can't be used as a material on that day, and what to do; empty if it can. One whose end
   * is proposed still holds.
   */
  default Optional<String> unusable(LocalDate today) {
    var title = "《" + particulars().title() + "》";
    return switch (this) {
      case Preparing _ -> Optional.of(title + "的电子证照还在制作，请过几分钟再选用。");
      case InForce _, Challenged _ ->
          particulars().expired(today)
              ? Optional.of(title + "已过有效期，不能再用。请换用有效的证照，或者上传材料。")
              : Optional.empty();
      case Ended ended ->
          Optional.of(
              switch (ended.ended().kind()) {
                case REVOCATION ->
                    title
                        + "已由"
                        + particulars().issuerName()
                        + "撤销，不能再用。请取消这份材料，改为上传；对撤销有疑问的，请联系"
                        + particulars().issuerName()
                        + "。";
                case REISSUE -> title + "已经换发，旧的一份不能再用。请取消这份材料，改用新的一份。";
              });
    };
  }

  /** The answer to a change. */
  sealed interface Change {
    /** The next state. */
    record To(Licence licence) implements Change {}

    /** A rule stands against it. */
    record Refused(String words) implements Change {}
  }

  /** Proposes that it ends. */
  default Change propose(Proposal proposal) {
    return switch (this) {
      case InForce(var id, var particulars, var made) ->
          new Change.To(new Challenged(id, particulars, made, proposal));
      case Challenged(_, _, _, var open) ->
          new Change.Refused("已经有人提出" + open.kind().label() + "，请等审批人员决定。");
      case Preparing _ -> new Change.Refused("电子证照还在制作，制成后才能提出。");
      case Ended ended -> new Change.Refused("这份电子证照已" + ended.state().label() + "，不用再提出。");
    };
  }

  /** Agrees to its end. The one who proposed it can't: two people see to it. */
  default Change confirm(ActorId by, LocalDate on) {
    return switch (this) {
      case Challenged(_, _, _, var open) when open.by().equals(by) ->
          new Change.Refused("提出和决定要由两个人分别办理，请由另一位审批人员决定。");
      case Challenged(var id, var particulars, var made, var open) ->
          new Change.To(new Ended(id, particulars, made, open, by, on));
      case InForce _, Preparing _, Ended _ -> new Change.Refused(NOTHING_PROPOSED);
    };
  }

  /** Leaves it in force, or takes the proposal back. */
  default Change decline() {
    return switch (this) {
      case Challenged(var id, var particulars, var made, _) ->
          new Change.To(new InForce(id, particulars, made));
      case InForce _, Preparing _, Ended _ -> new Change.Refused(NOTHING_PROPOSED);
    };
  }

  /** What is said where nothing is to be decided. */
  String NOTHING_PROPOSED = "没有等待决定的撤销或换发，请刷新后查看最新状态。";
}
