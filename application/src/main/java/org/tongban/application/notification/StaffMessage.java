package org.tongban.application.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.tongban.domain.notification.MessageId;

/**
 * What staff are told: all matters of a kind that came up on one day are one message, which grows.
 * It names nobody.
 *
 * @param day in China, on which the matters came up
 * @param matters how many there are, from 1
 * @param seen how many of them the reader has seen; unread while it is less
 * @param at when the last of them came up
 */
public record StaffMessage(
    MessageId id,
    StaffAudience audience,
    Kind kind,
    LocalDate day,
    int matters,
    int seen,
    Instant at) {
  public StaffMessage {
    Objects.requireNonNull(id);
    Objects.requireNonNull(audience);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(day);
    Objects.requireNonNull(at);
    if (matters < 1 || seen < 0 || seen > matters) {
      throw new IllegalArgumentException(seen + " of " + matters + " matters were seen");
    }
  }

  /** Whether something in it is new to the reader. */
  public boolean unread() {
    return seen < matters;
  }

  /** In Chinese words: how many of what, and what to do. */
  public String words() {
    return matters + kind.words;
  }

  /** What came up. */
  public enum Kind {
    /** An envelope of originals was not scanned within its leg's time. */
    LEG_OVERDUE("材料袋没有按时到", " 个材料袋超过时间没有扫码收到，请双方马上查找。"),
    /** The receiver signed a list on which an envelope was missing. */
    NOT_WITH_ITS_LIST("材料袋没有随清单到", " 个材料袋没有随清单送到，请双方马上查找。"),
    /** Papers were missing when an envelope was opened. */
    PAPERS_MISSING("材料袋里缺件", " 个材料袋拆袋核对缺件，请移交单位马上查找。");

    private final String title;
    private final String words;

    Kind(String title, String words) {
      this.title = title;
      this.words = words;
    }

    /** The message's heading. */
    public String title() {
      return title;
    }
  }
}
