package org.tongban.domain.custody;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;

/**
 * A sealed envelope (材料袋) with paper originals of one case, with one code from the packing until
 * the papers are back with the person. Each record is one state; a change returns the next state.
 */
public sealed interface Envelope {
  /** What it is and holds. */
  Contents contents();

  /**
   * Lies sealed at a unit that is to hand it over.
   *
   * @param list the list it is on already, if any
   */
  record Packed(Contents contents, UnitCode at, Optional<HandOverId> list) implements Envelope {
    public Packed {
      Objects.requireNonNull(contents);
      Objects.requireNonNull(at);
      Objects.requireNonNull(list);
    }
  }

  /** Was handed over and not yet scanned at the next unit. */
  record OnTheWay(Contents contents, Leg leg) implements Envelope {
    public OnTheWay {
      Objects.requireNonNull(contents);
      Objects.requireNonNull(leg);
    }
  }

  /** Was scanned at its destination. */
  record Arrived(Contents contents, Check check) implements Envelope {
    public Arrived {
      Objects.requireNonNull(contents);
      Objects.requireNonNull(check);
    }
  }

  /**
   * The papers are back with the person.
   *
   * @param by the unit that gave them back
   * @param waybill of the parcel, if they were mailed
   */
  record Back(Contents contents, UnitCode by, Optional<Waybill> waybill) implements Envelope {
    public Back {
      Objects.requireNonNull(contents);
      Objects.requireNonNull(by);
      Objects.requireNonNull(waybill);
    }
  }

  /**
   * Never came, or nothing was in it, and was declared lost.
   *
   * @param at the unit that should have it
   */
  record Lost(Contents contents, UnitCode at) implements Envelope {
    public Lost {
      Objects.requireNonNull(contents);
      Objects.requireNonNull(at);
    }
  }

  /** What the receiver found when it was opened. */
  enum Check {
    WAITING("等待拆袋核对"),
    COMPLETE("核对无误"),
    INCOMPLETE("缺件，正在查找");

    private final String label;

    Check(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /** The answer to a change. */
  sealed interface Change {
    /** It is done. */
    record To(Envelope next) implements Change {}

    /** It was so already; nothing changes. */
    record Same() implements Change {}

    /**
     * Not in this state.
     *
     * @param words for the clerk: what it is, and what to do
     */
    record Refused(String words) implements Change {}
  }

  /** The name of the state. */
  default EnvelopeState state() {
    return switch (this) {
      case Packed _ -> EnvelopeState.PACKED;
      case OnTheWay _ -> EnvelopeState.ON_THE_WAY;
      case Arrived _ -> EnvelopeState.ARRIVED;
      case Back _ -> EnvelopeState.BACK;
      case Lost _ -> EnvelopeState.LOST;
    };
  }

  /** The unit where it is, is going to, or was last. */
  default UnitCode whereabouts() {
    return switch (this) {
      case Packed packed -> packed.at();
      case OnTheWay moving -> moving.leg().to();
      case Arrived arrived -> arrived.contents().destination();
      case Back back -> back.by();
      case Lost lost -> lost.at();
    };
  }

  /** The unit that has it in its hands now; empty while it is on the way and afterwards. */
  default Optional<UnitCode> keeper() {
    return switch (this) {
      case Packed packed -> Optional.of(packed.at());
      case Arrived arrived -> Optional.of(arrived.contents().destination());
      case OnTheWay _, Back _, Lost _ -> Optional.empty();
    };
  }

  /** Whether the unit is on its chain. */
  default boolean concerns(UnitCode unit) {
    return contents().sender().equals(unit)
        || contents().destination().equals(unit)
        || whereabouts().equals(unit)
        || moving().filter(leg -> leg.from().equals(unit)).isPresent();
  }

  /** The leg it is on. */
  default Optional<Leg> moving() {
    return switch (this) {
      case OnTheWay moving -> Optional.of(moving.leg());
      case Packed _, Arrived _, Back _, Lost _ -> Optional.empty();
    };
  }

  /** Corrects what was packed, as long as it lies where it was packed and is on no list. */
  default Change repacked(List<Paper> papers) {
    return switch (this) {
      case Packed(var contents, var at, var list)
          when contents.legs() == 0 && list.isEmpty() && at.equals(contents.sender()) ->
          new Change.To(new Packed(contents.holding(papers), at, list));
      case Packed _ -> new Change.Refused("材料袋已经列入交接清单或交出过，不能再改内容；请先撤下清单。");
      case Arrived _ -> new Change.Refused("材料袋已在本单位收到；要送去别的单位退还本人，请用“送去退还”。");
      case OnTheWay _, Back _, Lost _ -> new Change.Refused("材料袋已经交出，不能再改内容。");
    };
  }

  /** Puts it on a list of the unit where it lies. */
  default Change putOn(HandOverId list, UnitCode from) {
    return switch (this) {
      case Packed(var contents, var at, var on) when at.equals(from) && on.isEmpty() ->
          new Change.To(new Packed(contents, at, Optional.of(list)));
      case Packed(_, var at, _) when at.equals(from) ->
          new Change.Refused("材料袋 " + contents().code().display() + " 已经在另一张交接清单上。");
      case Packed _, OnTheWay _, Arrived _, Back _, Lost _ ->
          new Change.Refused("材料袋 " + contents().code().display() + " 不在本单位等待交接，请刷新后重新选择。");
    };
  }

  /** Takes it off a list that was not handed over. */
  default Change takenOff(HandOverId list) {
    return switch (this) {
      case Packed(var contents, var at, var on) when on.filter(list::equals).isPresent() ->
          new Change.To(new Packed(contents, at, Optional.empty()));
      case Packed _, OnTheWay _, Arrived _, Back _, Lost _ -> new Change.Same();
    };
  }

  /** Sets out with its list. */
  default Change setOut(HandOverId list, UnitCode to, long dueOrdinal) {
    return switch (this) {
      case Packed(var contents, var at, var on) when on.filter(list::equals).isPresent() -> {
        var next = contents.onAnotherLeg();
        yield new Change.To(
            new OnTheWay(next, new Leg(next.legs(), list, at, to, dueOrdinal, false)));
      }
      case Packed _, OnTheWay _, Arrived _, Back _, Lost _ ->
          new Change.Refused("材料袋 " + contents().code().display() + " 已不在这张清单上，请刷新后再看。");
    };
  }

  /** The alarm for its leg was raised; again changes nothing. */
  default Change missed() {
    return switch (this) {
      case OnTheWay(var contents, var leg) when !leg.missed() ->
          new Change.To(
              new OnTheWay(
                  contents,
                  new Leg(leg.number(), leg.list(), leg.from(), leg.to(), leg.dueOrdinal(), true)));
      case Packed _, OnTheWay _, Arrived _, Back _, Lost _ -> new Change.Same();
    };
  }

  /**
   * It was scanned at a unit: where it was awaited, at its destination, or back where it came from.
   * Again changes nothing.
   */
  default Change scannedAt(UnitCode unit) {
    return switch (this) {
      case OnTheWay(var contents, _) when unit.equals(contents.destination()) ->
          new Change.To(new Arrived(contents, Check.WAITING));
      case OnTheWay(var contents, var leg) when unit.equals(leg.to()) || unit.equals(leg.from()) ->
          new Change.To(new Packed(contents, unit, Optional.empty()));
      case OnTheWay _ -> new Change.Refused("材料袋不经过本单位。");
      case Packed(_, var at, _) when at.equals(unit) -> new Change.Same();
      case Arrived(var contents, _) when contents.destination().equals(unit) -> new Change.Same();
      case Packed _, Arrived _ -> new Change.Refused("系统记录材料袋现在在另一个单位。请先不要拆开，与对方核对后再办。");
      case Back _ -> new Change.Refused("袋里的原件已经退还本人，这个袋子不用了。如果里面还有材料，请联系督办人员。");
      case Lost _ -> new Change.Refused("这个材料袋已按遗失处理。请不要拆开，马上联系督办人员，由督办人员告知申请人。");
    };
  }

  /**
   * The receiver opened it and compared.
   *
   * @param missing what was not in it, each at most as often as it is listed
   */
  default Change checked(List<Paper> missing) {
    return switch (this) {
      case Arrived(var contents, var check) when check == Check.WAITING ->
          new Change.To(
              new Arrived(contents, missing.isEmpty() ? Check.COMPLETE : Check.INCOMPLETE));
      case Arrived _ -> new Change.Refused("已经核对过了。");
      case Packed _, OnTheWay _, Back _, Lost _ -> new Change.Refused("材料袋到达收件单位、扫码以后才能拆开核对。");
    };
  }

  /** What was missing was found and is in it now. */
  default Change completed() {
    return switch (this) {
      case Arrived(var contents, var check) when check == Check.INCOMPLETE ->
          new Change.To(new Arrived(contents, Check.COMPLETE));
      case Packed _, OnTheWay _, Arrived _, Back _, Lost _ -> new Change.Same();
    };
  }

  /** What was missing won't be found; if nothing else was in it, it is over. */
  default Change without(List<Paper> gone) {
    return switch (this) {
      case Arrived(var contents, _) -> {
        var rest = contents.without(gone);
        yield new Change.To(
            rest.isEmpty()
                ? new Lost(contents, contents.destination())
                : new Arrived(contents.holding(rest), Check.COMPLETE));
      }
      case Packed(var contents, var at, var list) -> {
        var rest = contents.without(gone);
        yield rest.isEmpty()
            ? new Change.Same()
            : new Change.To(new Packed(contents.holding(rest), at, list));
      }
      case OnTheWay(var contents, var leg) -> {
        var rest = contents.without(gone);
        yield rest.isEmpty()
            ? new Change.Same()
            : new Change.To(new OnTheWay(contents.holding(rest), leg));
      }
      case Back _, Lost _ -> new Change.Same();
    };
  }

  /** Goes to another unit, where the person gets the papers back. */
  default Change turnedBack(UnitCode to) {
    return switch (this) {
      case Arrived(var contents, _) when to.equals(contents.destination()) ->
          new Change.Refused("材料袋已经在这个单位，可以直接退还本人。");
      case Arrived(var contents, _) ->
          new Change.To(new Packed(contents.backTo(to), contents.destination(), Optional.empty()));
      case Packed(var contents, var at, var list) when list.isEmpty() && !at.equals(to) ->
          new Change.To(new Packed(contents.backTo(to), at, list));
      case Packed _, OnTheWay _, Back _, Lost _ ->
          new Change.Refused("材料袋不在本单位，或者已列入交接清单，现在不能改送别处。");
    };
  }

  /** The papers went back to the person. */
  default Change back(Optional<Waybill> waybill) {
    return switch (this) {
      case Packed(var contents, var at, var list) when list.isEmpty() ->
          new Change.To(new Back(contents, at, waybill));
      case Packed _ -> new Change.Refused("材料袋已列入交接清单；要在这里退还，请先撤下清单。");
      case Arrived(var contents, _) ->
          new Change.To(new Back(contents, contents.destination(), waybill));
      case OnTheWay _ -> new Change.Refused("材料袋还在路上，到了以后才能退还。");
      case Back _ -> new Change.Refused("袋里的原件已经退还本人。");
      case Lost _ -> new Change.Refused("这个材料袋已按遗失处理。");
    };
  }

  /** It is declared lost. */
  default Change lost() {
    return switch (this) {
      case OnTheWay(var contents, var leg) when leg.missed() ->
          new Change.To(new Lost(contents, leg.to()));
      case Packed _, OnTheWay _, Arrived _, Back _, Lost _ ->
          new Change.Refused("材料袋没有超过时间未到，不能按遗失处理。");
    };
  }
}
