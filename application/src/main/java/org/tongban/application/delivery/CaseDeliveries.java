package org.tongban.application.delivery;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;

/**
 * What a delivery tells its case. Calls join the caller's transaction. Telling a case what it knows
 * already changes nothing.
 *
 * <p>Each {@code record} throws {@link StaleVersionException} if the case was changed meanwhile;
 * the caller's transaction must be rolled back and may be tried again.
 */
public interface CaseDeliveries {
  /** The result was given to a courier. Told once per dispatch, before anything else about it. */
  void recordDispatch(CaseId caseId, DispatchId dispatch, Waybill waybill);

  /**
   * It was signed for.
   *
   * @param on the day in China
   * @param receivedBy as the courier says, may be empty
   */
  void recordDelivery(CaseId caseId, DispatchId dispatch, LocalDate on, String receivedBy);

  /**
   * The courier says that it is lost. The applicant is told, once per dispatch; the case itself
   * waits for what the mail room does about it.
   */
  void tellLoss(CaseId caseId, DispatchId dispatch, Waybill waybill);

  /** It came back, or is given up as lost. */
  void recordReturn(CaseId caseId, DispatchId dispatch, String reason);

  /**
   * Where the applicant wants the result sent now; empty if the case is not concluded, its result
   * has arrived or is with a courier, or is wanted in another way.
   */
  Optional<Recipient> recipient(CaseId caseId);
}
