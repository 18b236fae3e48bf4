package org.tongban.web.portal.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tongban.application.queue.TakeTicket;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.TicketState;
import org.tongban.domain.queue.WaitEstimate;
import org.tongban.web.api.queue.QueueResponse;

/** The queue in words. */
public final class QueueWords {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.CHINA).withZone(ZONE);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.CHINA).withZone(ZONE);

  private QueueWords() {}

  /** The time of day. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** The time of day with seconds. */
  public static String seconds(Instant at) {
    return SECONDS.format(at);
  }

  /** How long it takes, as people say it. */
  public static String about(Duration wait) {
    int minutes = QueueResponse.minutes(wait);
    if (minutes < 1) {
      return "马上";
    }
    if (minutes < 60) {
      return "约 " + minutes + " 分钟";
    }
    return "约 " + minutes / 60 + " 小时" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " 分");
  }

  /** How long somebody who comes now waits. */
  public static String newcomer(Optional<Duration> wait) {
    return wait.map(QueueWords::about).orElse("暂无窗口叫号");
  }

  /** A measured time, to the second. */
  public static String exact(Optional<Duration> span) {
    return span.map(
            it ->
                it.toMinutes() > 0
                    ? it.toMinutes() + " 分 " + it.toSecondsPart() + " 秒"
                    : it.toSecondsPart() + " 秒")
        .orElse("—");
  }

  /** What the holder is to do now. */
  public static String standing(TakeTicket.Shown shown) {
    return switch (shown.ticket().state()) {
      case TicketState.Waiting _ ->
          shown
              .waiting()
              .map(wait -> wait.ahead() == 0 ? "下一位就是您" : "前面还有 " + wait.ahead() + " 人")
              .orElse("等候中");
      case TicketState.Called _ -> "请到 " + shown.windowName();
      case TicketState.Serving _ -> "正在 " + shown.windowName() + " 办理";
      case TicketState.Parked _ -> "已暂存";
      case TicketState.Finished _ -> "已办完";
      case TicketState.NoShow _ -> "已过号";
      case TicketState.Cancelled _ -> "已取消";
    };
  }

  /** What else the holder is to know. */
  public static String advice(TakeTicket.Shown shown) {
    return switch (shown.ticket().state()) {
      case TicketState.Waiting(_, var onlyAt, var cause) ->
          switch (cause) {
                case NEW -> "";
                case RETURNED -> "您已回到队伍里。";
                case TRANSFERRED ->
                    onlyAt.isPresent()
                        ? "已转到 " + shown.windowName() + "，不用重新取号。"
                        : "已转到“" + shown.groupName() + "”，不用重新取号。";
              }
              + shown
                  .waiting()
                  .flatMap(WaitEstimate.Wait::expected)
                  .map(wait -> "预计还要等" + about(wait) + "。快到时请在大厅等叫号。")
                  .orElse("现在还没有窗口叫号，开窗后会按顺序叫您。");
      case TicketState.Called(_, _, _, var calls) ->
          calls > 1 ? "已经叫了 " + calls + " 次，请马上过来；没人来会过号。" : "请带好材料过来。";
      case TicketState.Serving _ -> "";
      case TicketState.Parked _ -> "办好手头的事，请告诉工作人员您回来了，会保留您原来的位置。";
      case TicketState.Finished _ -> "谢谢您的配合。";
      case TicketState.NoShow _ -> "叫号时您没有到窗口。请到大厅告诉工作人员，可以恢复排队。";
      case TicketState.Cancelled _ -> "如还要办理，请重新取号。";
    };
  }

  /** Whether somebody sits there. */
  public static String desk(Desk desk) {
    return switch (desk.state()) {
      case Desk.State.Closed() -> "未开";
      case Desk.State.Open _ -> "开放";
      case Desk.State.Paused _ -> "暂停";
    };
  }

  /** How far a ticket is, in one word. */
  public static String state(TicketState state) {
    return switch (state) {
      case TicketState.Waiting _ -> "等候";
      case TicketState.Called(_, _, _, var calls) -> "已叫 " + calls + " 次";
      case TicketState.Serving _ -> "办理中";
      case TicketState.Parked _ -> "暂存";
      case TicketState.Finished _ -> "办完";
      case TicketState.NoShow _ -> "过号";
      case TicketState.Cancelled _ -> "取消";
    };
  }

  /** A line of the log. */
  public static String log(QueueEvent event) {
    var words = new StringBuilder(seconds(event.at())).append(' ').append(event.kind().label());
    event.number().ifPresent(number -> words.append(' ').append(number));
    event.window().ifPresent(window -> words.append("，").append(window).append(" 窗口"));
    if (!event.note().isEmpty()) {
      words.append("（").append(event.note()).append("）");
    }
    return words.toString();
  }
}
