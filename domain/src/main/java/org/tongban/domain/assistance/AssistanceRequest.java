package org.tongban.domain.assistance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * A request that somebody comes to the home and helps with a matter (上门帮办). It waits at every unit
 * responsible for the village until one of them takes it. Each value is one state; a change answers
 * with the next.
 *
 * @param requester who asked, signed in; often a relative of the one who is visited
 * @param implementation what they need done
 * @param region where the one who is visited lives
 * @param units that may take it, the nearest first; at least one
 */
public record AssistanceRequest(
    AssistanceRequestId id,
    SubjectId requester,
    Visited visited,
    ImplementationCode implementation,
    String itemName,
    RegionCode region,
    List<UnitCode> units,
    Instant askedAt,
    Progress progress) {
  /**
   * Who is visited, and how they are reached.
   *
   * @param address how to find the door, 0 to 100 characters
   * @param wish what they would like, 0 to 300 characters
   */
  public record Visited(PersonName name, MobileNumber phone, String address, String wish) {
    public Visited {
      Objects.requireNonNull(name);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(address);
      Objects.requireNonNull(wish);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Visited[***]";
    }
  }

  /** How far it has come. */
  public sealed interface Progress {
    /** Nobody has taken it yet. */
    record Waiting() implements Progress {}

    /** Somebody takes care of it and will call. */
    record Taken(ActorId by, UnitCode unit) implements Progress {}

    /**
     * A time is agreed.
     *
     * @param visitAt in the zone of all dates
     * @param note for the visit, 0 to 300 characters
     */
    record Agreed(ActorId by, UnitCode unit, LocalDateTime visitAt, String note)
        implements Progress {}

    /** A draft was opened for the person; the case goes on from there. */
    record Done(ActorId by, UnitCode unit, CaseId draft) implements Progress {}

    /** Taken back by who asked. */
    record Cancelled() implements Progress {}
  }

  /** The answer to a change. */
  public sealed interface Change {
    /** The next state. */
    record Moved(AssistanceRequest next) implements Change {}

    /** It can't be done now; what to do, for the person. */
    record Refused(String words) implements Change {}
  }

  public AssistanceRequest {
    Objects.requireNonNull(id);
    Objects.requireNonNull(requester);
    Objects.requireNonNull(visited);
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(region);
    Objects.requireNonNull(askedAt);
    Objects.requireNonNull(progress);
    units = List.copyOf(units);
    if (units.isEmpty()) {
      throw new IllegalArgumentException("Somebody has to be responsible");
    }
  }

  /** Somebody of a responsible unit takes care of it; doing it again changes nothing. */
  public Change take(ActorId by, UnitCode unit) {
    return switch (progress) {
      case Progress.Waiting() ->
          units.contains(unit)
              ? moved(new Progress.Taken(by, unit))
              : refused("这个地方不由“" + unit + "”负责。");
      case Progress.Taken(var holder, _) when holder.equals(by) -> new Change.Moved(this);
      case Progress.Taken _, Progress.Agreed _ -> refused("已经有同事接下了，请刷新后再看。");
      case Progress.Done _, Progress.Cancelled _ -> over();
    };
  }

  /** The holder notes when they come; a new time replaces the earlier one. */
  public Change agree(ActorId by, LocalDateTime visitAt, String note) {
    return switch (progress) {
      case Progress.Waiting() -> refused("请先接下这件事，再约时间。");
      case Progress.Taken(var holder, var unit) ->
          holder.equals(by) ? moved(new Progress.Agreed(by, unit, visitAt, note)) : notYours();
      case Progress.Agreed(var holder, var unit, _, _) ->
          holder.equals(by) ? moved(new Progress.Agreed(by, unit, visitAt, note)) : notYours();
      case Progress.Done _, Progress.Cancelled _ -> over();
    };
  }

  /** The holder has opened a draft for the person. */
  public Change finish(ActorId by, CaseId draft) {
    return switch (progress) {
      case Progress.Waiting() -> refused("请先接下这件事。");
      case Progress.Taken(var holder, var unit) ->
          holder.equals(by) ? moved(new Progress.Done(by, unit, draft)) : notYours();
      case Progress.Agreed(var holder, var unit, _, _) ->
          holder.equals(by) ? moved(new Progress.Done(by, unit, draft)) : notYours();
      case Progress.Done _, Progress.Cancelled _ -> over();
    };
  }

  /** Who asked takes it back; doing it again changes nothing. */
  public Change cancel() {
    return switch (progress) {
      case Progress.Waiting _, Progress.Taken _, Progress.Agreed _ ->
          moved(new Progress.Cancelled());
      case Progress.Cancelled() -> new Change.Moved(this);
      case Progress.Done _ -> refused("工作人员已经为您开始办理，要撤回请在“我的空间”里操作。");
    };
  }

  /** Whether nothing is to be done any more. */
  public boolean closed() {
    return switch (progress) {
      case Progress.Waiting _, Progress.Taken _, Progress.Agreed _ -> false;
      case Progress.Done _, Progress.Cancelled _ -> true;
    };
  }

  private Change moved(Progress next) {
    return new Change.Moved(
        new AssistanceRequest(
            id, requester, visited, implementation, itemName, region, units, askedAt, next));
  }

  private static Change refused(String words) {
    return new Change.Refused(words);
  }

  private static Change notYours() {
    return refused("这件事由另一位同事负责，请与他联系。");
  }

  private static Change over() {
    return refused("这件事已经结束，不能再改。");
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "AssistanceRequest[" + id + "]";
  }
}
