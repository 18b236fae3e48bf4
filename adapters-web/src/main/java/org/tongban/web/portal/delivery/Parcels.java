package org.tongban.web.portal.delivery;

import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.ParcelEvent;

/** Parcels in words for the person who waits for one. */
public final class Parcels {
  private Parcels() {}

  /** How far it is. */
  public static String standing(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Ready _, Dispatch.Asked _, Dispatch.NeedsPerson _ -> "正在安排寄出";
      case Dispatch.Booked _ -> "已打包，等快递员上门取件";
      case Dispatch.HandedOver _ -> "已交给快递";
      case Dispatch.UnderWay(_, _, _, var latest) -> standing(latest);
      case Dispatch.Lost _ -> "快递找不到这件邮件";
      case Dispatch.Signed _ -> "已签收";
      case Dispatch.Returned _ -> "已退回寄出单位";
      case Dispatch.Cancelled _ -> "已取消寄递";
    };
  }

  private static String standing(ParcelEvent.Kind latest) {
    return switch (latest) {
      case PICKED_UP, IN_TRANSIT -> "正在路上";
      case OUT_FOR_DELIVERY -> "快递员正在派送";
      case PROBLEM -> "派送遇到问题，快递员会再联系您";
      case REJECTED -> "收件人没有收下";
      case RETURNING -> "正在退回寄出单位";
      case LOST -> "快递找不到这件邮件";
      case RETURNED -> "已退回寄出单位";
      case SIGNED -> "已签收";
    };
  }

  /** What the person can do now. */
  public static String advice(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Ready _, Dispatch.Asked _, Dispatch.NeedsPerson _, Dispatch.Booked _ ->
          "交给快递之前，您可以改地址、改为自己领取或电子送达。";
      case Dispatch.HandedOver _ -> "快递取件后，这里会显示每一步。全程免费，收件时不用付钱。";
      case Dispatch.UnderWay(_, _, _, var latest) ->
          switch (latest) {
            case PROBLEM -> "请留意快递员的电话；也可以按运单号联系快递公司，约定派送时间。";
            case REJECTED, RETURNING -> "邮件退回后，您可以换一个地址再寄，或改为自己领取。已经作出的决定不受影响。";
            case PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, LOST, RETURNED, SIGNED ->
                "请保持电话畅通。全程免费，收件时不用付钱。";
          };
      case Dispatch.Lost _ -> "寄出单位正在与快递核实。如果确认丢失，会重新制作并免费再寄，不用您重新申请。";
      case Dispatch.Signed _ -> "请确认是否已经拿到。如果没有，请告诉我们，寄出单位会去核实。";
      case Dispatch.Returned _ -> "您可以换一个地址免费再寄一次，或改为自己领取。已经作出的决定不受影响，不用重新申请。";
      case Dispatch.Cancelled _ -> "请到办件页面查看现在的送达方式。";
    };
  }

  /** Whether the delivery can be chosen anew: before the hand-over, and after a return. */
  public static boolean changeable(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Ready _,
          Dispatch.Asked _,
          Dispatch.NeedsPerson _,
          Dispatch.Booked _,
          Dispatch.Returned _ ->
          true;
      case Dispatch.HandedOver _,
          Dispatch.UnderWay _,
          Dispatch.Lost _,
          Dispatch.Signed _,
          Dispatch.Cancelled _ ->
          false;
    };
  }

  /** The colour of its tag. */
  public static String colour(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Lost _, Dispatch.Returned _, Dispatch.NeedsPerson _ -> "govuk-tag--red";
      case Dispatch.Signed _ -> "govuk-tag--green";
      case Dispatch.Cancelled _ -> "govuk-tag--grey";
      case Dispatch.Ready _,
          Dispatch.Asked _,
          Dispatch.Booked _,
          Dispatch.HandedOver _,
          Dispatch.UnderWay _ ->
          "govuk-tag--blue";
    };
  }
}
