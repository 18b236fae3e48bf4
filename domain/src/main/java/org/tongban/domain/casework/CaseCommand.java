package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.place.UnitCode;

/** Something someone wants to do to a case. Whether it may be done is {@link CaseFile}'s to say. */
public sealed interface CaseCommand {

  /** What the applicant, or who acts for them, may ask. */
  sealed interface ByApplicant extends CaseCommand {}

  /** What the unit of the current stage may do. */
  sealed interface ByStage extends CaseCommand {}

  /** What the head of the deciding authority does. */
  sealed interface ByHead extends CaseCommand {}

  /** What is recorded of originals on their way between units; see the room of custody. */
  sealed interface ByCustody extends CaseCommand {}

  /** What follows from time or from a courier's report. */
  sealed interface BySystem extends CaseCommand {}

  /** Takes the application back, before the decision. */
  record Withdraw(String reason) implements ByApplicant {}

  /** Answers a correction notice. */
  record AnswerCorrection(Map<String, String> answers, List<Material> materials)
      implements ByApplicant {}

  /** Hands in what was promised at a tolerant acceptance. */
  record KeepPromise(List<Material> materials) implements ByApplicant {}

  /**
   * Chooses another delivery.
   *
   * @param stage the last stage of the route for it, see {@link RoutePlanner#delivery}
   */
  record ChangeDelivery(DeliveryChoice delivery, Stage stage) implements ByApplicant {}

  /** Looks an online application through. */
  record PreCheck(boolean inOrder, String note) implements ByStage {}

  /** Takes the application in, with the paper originals of these materials. */
  record Receive(List<String> originals) implements ByStage {}

  /** Takes paper originals that the applicant said would come after the receipt. */
  record TakeOriginals(List<String> originals) implements ByStage {}

  /** Checks identity and form. */
  record Verify(String identityDocument, String note) implements ByStage {}

  /**
   * Sends the papers on. After a deemed acceptance the place of application still does it, see
   * {@link CaseFile#papersToForward}.
   */
  record Forward(String handOver) implements ByStage {}

  /**
   * Asks for everything that is missing, at once.
   *
   * @param newFact why a second notice is needed: a fact that was not known at the first; empty for
   *     the first
   */
  record RequestCorrection(List<CaseState.CorrectionNotice.Point> points, String newFact)
      implements ByStage {}

  /**
   * Accepts.
   *
   * @param promises materials that may follow, with their dates
   */
  record Accept(List<CaseFact.Promise> promises) implements ByStage {}

  /** Refuses acceptance. */
  record RefuseAcceptance(String reason) implements ByStage {}

  /** Passes a review stage. */
  record PassReview(String opinion) implements ByStage {}

  /** Sends it back to an earlier review stage. */
  record ReturnTo(int position, String reason) implements ByStage {}

  /** Begins a special procedure. */
  record Suspend(SpecialProcedure procedure, String reason) implements ByStage {}

  /** Ends it. */
  record Resume(String finding) implements ByStage {}

  /** Asks the head for more time. */
  record RequestExtension(WorkingDays days, String reason) implements ByStage {}

  /** The head's answer. */
  record DecideExtension(boolean granted, String reason) implements ByHead {}

  /** Decides. */
  record Decide(Outcome outcome, String reason) implements ByStage {}

  /** Makes the paper, and so concludes the case. */
  record Issue(String title, String number) implements ByStage {}

  /**
   * Accepts, decides and issues in one visit (行政许可法 §34).
   *
   * @param number the number of the paper that is made
   */
  record ConcludeOnTheSpot(Outcome outcome, String reason, String title, String number)
      implements ByStage {}

  /** Hands the result out. */
  record HandOver(String receivedBy) implements ByStage {}

  /**
   * Gives back the paper originals that the unit keeps, after the case ended without a result or
   * was concluded.
   */
  record ReturnOriginals(String receivedBy) implements ByStage {}

  /**
   * The actor's unit got originals that another unit kept.
   *
   * @param handOver what they came under
   */
  record MoveOriginals(List<String> originals, UnitCode from, String handOver)
      implements ByCustody {}

  /** A supervisor declares originals lost. */
  record LoseOriginals(List<String> originals, String reason) implements ByCustody {}

  /** The days of 行政许可法 §32 have passed without a word. */
  record DeemAccepted() implements BySystem {}

  /** The days to answer a correction have passed. */
  record LapseCorrection() implements BySystem {}

  /** The day of a promise has passed without the material. */
  record RecordMissedPromise() implements BySystem {}

  /** A parcel was booked and handed to the courier. */
  record RecordDispatch(DispatchId dispatch, String courier, String waybill) implements BySystem {}

  /** A courier reports that the parcel was signed for. */
  record RecordDelivery(DispatchId dispatch, LocalDate on, String receivedBy) implements BySystem {}

  /** A courier reports that the parcel came back. */
  record RecordReturn(DispatchId dispatch, String reason) implements BySystem {}
}
